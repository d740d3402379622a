import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Guard } from '../../src/rooms/room.ts'
import { type Issuer, openIssuer } from '../open-issuer.ts'
import { openTestApp, type TestApp } from '../open-test-app.ts'
import { type Credential, makeCredentials } from './credentials.ts'
import { type Entry, entries, openToAll } from './list-entries.ts'

let issuer: Issuer
let app: TestApp
let routes: { name: string; method: string; path: string; guard: Guard; isForUsers: boolean }[]
let credentials: Credential[]
beforeAll(async () => {
  issuer = await openIssuer()
  app = await openTestApp()
  const { body } = await app.ask('/openapi.json')
  const paths = body.paths as Record<string, Record<string, Record<string, unknown>>>
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      guard: operation['x-guard'] as Guard,
      isForUsers: operation['x-for-users'] === true,
    })),
  )
  credentials = await makeCredentials(app, issuer)
})
afterAll(async () => {
  await app.close()
  issuer.close()
})

/** Who has the right that a guard asks for; said here once more, and not read from the code. */
const holders: Record<Exclude<Guard, 'public' | 'account'>, readonly string[]> = {
  collect: ['write key', 'sk collect', 'ann', 'bob'],
  read: ['sk read', 'tenant', 'ann', 'bob', 'viewer', 'analyst', 'admin', 'owner', 'installer'],
  save: ['sk admin', 'analyst', 'admin', 'owner', 'installer'],
  export: ['sk export', 'analyst', 'admin', 'owner', 'installer'],
  sql: ['sk export', 'analyst', 'admin', 'owner', 'installer'],
  admin: ['sk admin', 'admin', 'owner', 'installer'],
  keys: ['sk admin', 'admin', 'owner', 'installer'],
  erase: ['sk admin', 'admin', 'owner', 'installer'],
  members: ['admin', 'owner', 'installer'],
  audit_log: ['owner', 'installer'],
  organization: ['owner', 'installer'],
  installation: ['installer'],
}

const isSignedIn = ({ headers }: Credential) => 'cookie' in headers
const isUser = ({ name }: Credential) => name === 'ann' || name === 'bob'

/** Whether the right is held, in the credential's own organization and sites. */
function holds({ name }: Credential, guard: keyof typeof holders): boolean {
  const has = (name: string) => holders[guard].includes(name)
  if (name === 'other key' || name === 'other site')
    return holders[guard].some((each) => each.startsWith('sk '))
  return has(name.replace(/^(other|bound) /, ''))
}

/** The status of a call that names a site of ours, or names none and has an id of ours in its path. */
function expected(
  credential: Credential,
  { guard, isForUsers, admitted }: Entry,
  path: string,
  namesSite: boolean,
) {
  const { name, isForeign, isVoid } = credential
  if (guard === 'account') return isSignedIn(credential) ? admitted : 401
  if (isVoid || name === 'nobody' || (guard === 'collect' && isSignedIn(credential))) return 401
  if (namesSite && name.startsWith('other ') && (isSignedIn(credential) || name === 'other tenant'))
    return 404
  if (!holds(credential, guard as keyof typeof holders) || (isUser(credential) && !isForUsers)) return 403
  if (isForeign || (name === 'bob' && path.includes('{userId}'))) return 404
  return admitted
}

const unknownIds: Record<string, string> = { userId: 'ann', sessionId: 'some-session' }
const fill = (path: string, ids: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? 'nobody-has-it')

it('has an entry for every route, which says of it what the document says', () => {
  const missing = routes.filter(({ name, guard }) =>
    guard === 'public' ? !openToAll.some((form) => form.test(name)) : !entries[name],
  )
  expect(
    missing.map(({ name }) => name),
    'add a line to list-entries.ts',
  ).toEqual([])
  const guarded = routes.filter(({ guard }) => guard !== 'public')
  expect(Object.keys(entries).sort()).toEqual(guarded.map(({ name }) => name).sort())
  for (const { name, guard, isForUsers } of guarded)
    expect({ name, guard, isForUsers }).toEqual({
      name,
      guard: entries[name]?.guard,
      isForUsers: entries[name]?.isForUsers,
    })
})

it('answers every credential on every route as it may', async () => {
  const wrong: string[] = []
  for (const { name: route, method, path } of routes) {
    const entry = entries[route]
    if (!entry) continue
    for (const credential of credentials) {
      const { siteId } = app.first
      const at = `${fill(path, { ...unknownIds, siteId, id: siteId })}?siteId=${siteId}${entry.query}`
      const { status } = await app.ask(at, {
        method: method as 'GET',
        headers: credential.headers,
        ...(method === 'POST' || method === 'PATCH' || method === 'PUT' ? { body: [] } : {}),
      })
      const right = expected(credential, entry, path, true)
      if (status !== right) wrong.push(`${route} by ${credential.name}: ${status} instead of ${right}`)
    }
  }
  expect(wrong).toEqual([])
})

it('finds nothing of ours for others by an id in the path', async () => {
  const { catalog, first, second } = app
  const { organizationId, siteId } = first
  const [key] = await catalog.keys.list(organizationId)
  const [member] = await catalog.members.list(organizationId)
  const ids: Record<string, string> = {
    id: siteId,
    siteId,
    keyId: key?.keyId ?? '',
    accountId: member?.accountId ?? '',
  }
  const others = credentials.filter(({ isForeign, name }) => isForeign && name !== 'bound admin')
  const wrong: string[] = []
  for (const { name: route, method, path, guard } of routes) {
    const entry = entries[route]
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    if (!entry || named.length === 0 || !named.every((name) => name in ids)) continue
    for (const credential of others) {
      const answer = await app.ask(fill(path, ids), {
        method: method as 'GET',
        headers: credential.headers,
        ...(method === 'PATCH' ? { body: patchOf[guard] ?? {} } : {}),
      })
      const right = expected(credential, { ...entry, admitted: 404 }, path, false)
      if (answer.status !== right)
        wrong.push(`${route} by ${credential.name}: ${answer.status} instead of ${right}`)
      if (answer.text.includes(second.name)) wrong.push(`${route} tells ${credential.name} a name`)
    }
  }
  expect(wrong).toEqual([])
})

/** A change that is right in form, so that only whose it is can stand against it. */
const patchOf: Partial<Record<Guard, object>> = {
  admin: { name: 'Mine now' },
  keys: { name: 'Mine now' },
  members: { role: 'viewer' },
}

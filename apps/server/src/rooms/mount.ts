import { ProblemError } from '@sojourn/contract'
import type { Hono } from 'hono'
import { type AdmissionDeps, admitCollect, admitRead } from '../credentials/admit.ts'
import { admitAccount } from '../credentials/admit-account.ts'
import type { Caller } from '../credentials/caller.ts'
import type { AppEnv, Context } from '../http/app-env.ts'
import { allowReadingAnswer, allowReadingByToken, answerPreflight } from '../http/cors.ts'
import { parseParams, parseQuery } from '../http/parse-parameters.ts'
import type { RateLimits } from '../http/rate-limits.ts'
import { addressOf } from '../http/sender.ts'
import type { Quotas } from '../quotas/create-quotas.ts'
import { eventsIn } from '../quotas/events-in.ts'
import type { Guard, Room } from './room.ts'

/**
 * Puts rooms on their paths, each behind its guard, in the order given: a fixed path must come before one with a
 * parameter. What is left of a path's methods is answered too: `OPTIONS`, and 405 with `Allow`.
 */
export function mount(app: Hono<AppEnv>, rooms: readonly Room[], deps: MountDeps): void {
  const paths = new Map<string, Room[]>()
  for (const room of rooms) {
    for (const path of pathsOf(room)) {
      paths.set(path, [...(paths.get(path) ?? []), room])
      app.on(room.method.toUpperCase(), honoPath(path), (c) => {
        c.set('route', path)
        return enter(c, room, deps)
      })
    }
  }
  for (const [path, here] of paths) app.all(honoPath(path), (c) => answerOtherMethod(c, path, here))
}

interface MountDeps extends AdmissionDeps {
  readonly rateLimits: RateLimits
  readonly quotas: Quotas
}

export const pathsOf = (room: Room): string[] => [room.path, ...(room.aliases ?? [])]

const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

async function enter(c: Context, room: Room, deps: MountDeps): Promise<Response> {
  const { rateLimits } = deps
  const address = addressOf(c, deps.trustProxyHops)
  // What comes from the machine itself, and what no socket stands behind, is not limited.
  const isLimited = address !== '' && !isLoopback(address)
  const admitted = async <Call>(admission: Promise<Call>): Promise<Call> => {
    try {
      return await admission
    } catch (problem) {
      const isStranger = problem instanceof ProblemError && problem.code === 'unauthenticated'
      if (isLimited && isStranger) await rateLimits.countStranger(address)
      throw problem
    }
  }
  if (room.guard === 'collect') {
    allowReadingAnswer(c)
    if (isLimited) await rateLimits.admitStranger(address)
    const params = parseParams(c, room.params)
    const call = await admitted(admitCollect(c, deps, room.isForUsers ?? false))
    const { kind, id, ownUserId } = call.caller
    if (isLimited && kind !== 'secret')
      await rateLimits.count(c, 'collect', `${id} ${ownUserId ?? ''} ${address}`)
    await deps.quotas.check(call.site.siteId, isAboutSessions(room) ? 0 : eventsIn(call.body))
    checkOwnUser(call.caller, params)
    return room.handle({ c, ...call, params, query: parseQuery(c, room.query, false) })
  }
  const params = parseParams(c, room.params)
  if (room.guard === 'public') return room.handle({ c, params, query: parseQuery(c, room.query, false) })
  c.header('cache-control', 'no-store')
  if (isForTokens.has(room.guard)) allowReadingByToken(c)
  if (isLimited) await rateLimits.admitStranger(address)
  if (room.guard === 'account')
    return room.handle({
      c,
      signedIn: await admitted(admitAccount(c, deps)),
      params,
      query: parseQuery(c, room.query, true),
    })
  const call = await admitted(admitRead(c, deps, room.guard, openingOf(room)))
  if (isLimited) await rateLimits.count(c, 'read', whoOf(call.caller, address))
  checkOwnUser(call.caller, params)
  const query = parseQuery(c, room.query, true)
  checkOwnUser(call.caller, query)
  // What was accepted before is written first, so that the answer holds it.
  if (asksTheStore.has(room.guard)) await deps.collector.settle()
  return room.handle({ c, ...call, params, query })
}

/** Who counts as one: a key, token or account; of a public link each address. */
const whoOf = ({ id, kind, ownUserId }: Caller, address: string): string =>
  `${id} ${kind === 'link' ? address : (ownUserId ?? '')}`

const openingOf = ({ isForUsers = false, linkPage }: Room) => ({ isForUsers, linkPage })

/** Opening, changing and ending a session is no event. */
const isAboutSessions = (room: Room): boolean => room.path.startsWith('/api/v1/sessions')

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.')

/** Guards of rooms that read what was collected. */
const asksTheStore: ReadonlySet<Guard> = new Set(['read', 'save', 'export', 'sql'])

/** Guards of rooms that tokens of users and tenants open, which pages hold. */
const isForTokens: ReadonlySet<Guard> = new Set(['read', 'export'])

/** @throws ProblemError `not_found` where a user's token asks about another user. */
function checkOwnUser({ ownUserId }: Caller, asked: unknown): void {
  const { externalId, userId = externalId } = asked as { userId?: string; externalId?: string }
  if (ownUserId !== null && userId !== undefined && userId !== ownUserId)
    throw new ProblemError('not_found', `The credential covers no user with the id "${userId}".`)
}

function answerOtherMethod(c: Context, path: string, rooms: readonly Room[]): Response {
  c.set('route', path)
  const methods = rooms.map((room) => room.method.toUpperCase())
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
  if (c.req.method === 'OPTIONS') {
    const forPages = rooms
      .filter((room) => room.guard === 'collect' || isForTokens.has(room.guard))
      .map((room) => room.method.toUpperCase())
    if (forPages.length > 0 && c.req.header('origin')) return answerPreflight(c, forPages)
    c.header('allow', allow.join(', '))
    return c.body(null, 204)
  }
  c.header('allow', allow.join(', '))
  throw new ProblemError(
    'method_not_allowed',
    `${c.req.method} is not possible here. There are ${allow.join(', ')}.`,
  )
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answer, createApi } from '../create-api.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'
import { listQuestions, type Question } from './list-questions.ts'
import { makeTenant, shapes, type Tenant } from './make-tenant.ts'

let server: TestServer
let questions: Question[]
let makeOne: (shape: Parameters<typeof makeTenant>[1]) => Promise<Tenant>
const tenants: Tenant[] = []
beforeAll(async () => {
  server = await startTestServer({ environment: { SOJOURN_PRIVATE_JWKS: 'on' } })
  const { token } = JSON.parse(await readFile(join(server.dataDirectory, 'server.json'), 'utf8'))
  const installer = createApi(server.url, token)
  makeOne = async (shape) => {
    const tenant = await makeTenant({ url: server.url, installer }, shape)
    tenants.push(tenant)
    return tenant
  }
  questions = await listQuestions(server.anybody, {
    from: new Date(Date.now() - 3_600_000).toISOString(),
    to: new Date(Date.now() + 3_600_000).toISOString(),
  })
})
afterAll(async () => {
  for (const tenant of tenants) tenant.close()
  await server.stop()
})

type CallerKind = keyof Tenant['callers']
const readers: readonly CallerKind[] = ['key', 'owner', 'vendor']

/** Asks as a tenant; what is given stands in the path and the query instead of what the question says. */
function ask(
  { callers }: Tenant,
  kind: CallerKind,
  { method, path, query, body }: Question,
  given: { place: Record<string, string>; query?: Record<string, string> },
): Promise<Answer> {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(given.place[name] ?? 'nobody'))
  const search = new URLSearchParams({ ...query, ...given.query })
  return server.anybody(method, `${filled}?${search}`, body, callers[kind])
}

const ofEachAnswer = ['date', 'x-request-id', 'content-length']

/** What an answer says, but for what was sent, and when it was said. */
const told = ({ status, headers, text }: Answer, sent = '') => ({
  status,
  headers: [...headers].filter(([name]) => !ofEachAnswer.includes(name)),
  text: (sent ? text.replaceAll(sent, '(sent)') : text).replace(
    /"(at|lastUsedAt|activeNow)":("[^"]*"|\d+|null)/g,
    '"$1":0',
  ),
})

/** An id of the same form that nobody has. */
const neverWas = (id: string): string => `${id.slice(0, -5)}zzzzz`

/** Every second thing that a tenant can read of its own, by every kind of credential in turn. */
async function readOwn(tenant: Tenant, turn: number) {
  const answers: Record<string, ReturnType<typeof told>> = {}
  for (const [index, question] of questions.entries()) {
    if (!question.isReading || index % 2 === turn % 2) continue
    const kind = readers[index % readers.length] as CallerKind
    const answer = told(await ask(tenant, kind, question, { place: tenant.ids }))
    answers[`${question.method} ${question.path} by ${kind}`] = answer
  }
  return answers
}

/** A tenant's own words in a text, also where a cursor holds them. */
function wordsOf(text: string, { own }: Tenant): string[] {
  const cursors = [...text.matchAll(/"nextCursor\\?":\\?"([\w-]+)/g)].map(([, cursor = '']) =>
    Buffer.from(cursor, 'base64url').toString(),
  )
  return own.filter((each) => [text, ...cursors].some((one) => one.includes(each)))
}

it('tells nobody anything of others: no byte, no count, and not whether it is there', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, shapes, fc.nat(3), async (oneShape, otherShape, turn) => {
      const one = await makeOne(oneShape)
      const alone = await readOwn(one, turn)
      const other = await makeOne(otherShape)
      const whole = await readOwn(other, turn)
      expect(await readOwn(one, turn)).toEqual(alone)
      expect(wordsOf(JSON.stringify(alone), one)).toContain(one.word)
      expect(wordsOf(JSON.stringify(whole), one)).toEqual([])

      for (const [index, question] of questions.entries()) {
        const { guard, places, names } = question
        const kinds: CallerKind[] = guard === 'collect' ? ['key', 'user'] : ['key', 'owner', 'vendor', 'user']
        const kind = kinds[(index + turn) % kinds.length] as CallerKind
        const call = `${question.method} ${question.path} by ${kind}`
        // Every route of a path that names something and of `siteId`; what else can be named, of some in each run.
        const others = (index + turn) % 3 === 0 ? names : names.filter((name) => name === 'siteId')
        for (const name of [...places, ...others]) {
          const theirs = other.ids[name]
          if (theirs === undefined) continue
          const [foreign, none] = await Promise.all(
            [theirs, neverWas(theirs)].map(async (id) => {
              const place = places.includes(name) ? { ...one.ids, [name]: id } : one.ids
              const query = places.includes(name) ? {} : { [name]: id }
              return told(await ask(one, kind, question, { place, query }), id)
            }),
          )
          expect({ call, name, answer: foreign }).toEqual({ call, name, answer: none })
          expect(wordsOf(foreign?.text ?? '', other), call).toEqual([])
          // What names a site in the query of a change would else be done to the own one.
          if (name === 'siteId' && kind !== 'user' && guard !== 'account')
            expect(foreign?.status, call).toBeGreaterThan(400)
        }
        if (!names.includes('cursor')) continue
        const answer = await ask(one, kind, question, { place: one.ids, query: { cursor: other.cursor } })
        expect(answer.status, call).toBeGreaterThan(399)
        expect(wordsOf(answer.text, other), call).toEqual([])
      }
      expect(await readOwn(other, turn)).toEqual(whole)
    }),
    // Each run asks some five hundred questions; a failure needs no smaller example.
    { numRuns: 1, endOnFailure: true },
  )
})

const nasty = [
  "' OR '1'='1",
  "'; DROP TABLE sojourn.events; --",
  '\\',
  '{sites:Array(String)}',
  "x') UNION ALL SELECT * FROM system.tables --",
  '%00\u0000',
]

/** The object with another value for one of the texts that it holds, however deep; one object a text. */
function* withNasty(value: unknown, text: string): Generator<unknown> {
  if (typeof value === 'string') yield text
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value))
    for (const changed of withNasty(member, text))
      yield Array.isArray(value) ? value.with(Number(name), changed) : { ...value, [name]: changed }
}

it('takes SQL in any part of a request for text', async () => {
  const [one, other] = tenants as [Tenant, Tenant]
  const standing = () => Promise.all(['events', 'sessions'].map(read))
  const read = async (what: string) =>
    (await server.anybody('GET', `/api/v1/export/${what}`, undefined, one.callers.key)).text
  const before = await standing()
  let turn = 0
  for (const question of questions.filter(({ isReading }) => isReading)) {
    const text = () => nasty[turn++ % nasty.length] as string
    const asked = [
      ...question.places.map((name) => ask(one, 'key', question, { place: { ...one.ids, [name]: text() } })),
      ...question.parameters.map((name) =>
        ask(one, 'key', question, { place: one.ids, query: { [name]: text() } }),
      ),
      ...[...withNasty(question.body, text())].map((body) =>
        ask(one, 'key', { ...question, body: body as object }, { place: one.ids }),
      ),
    ]
    for (const { status, text } of await Promise.all(asked)) {
      expect(status, `${question.path} ${text}`).toBeLessThan(500)
      expect(wordsOf(text, other), question.path).toEqual([])
    }
  }
  expect(await standing()).toEqual(before)
  expect(server.logged).toEqual([])
})

it('leads by a forged cursor to nobody else', async () => {
  const [one, other] = tenants as [Tenant, Tenant]
  const [version, question] = JSON.parse(Buffer.from(one.cursor, 'base64url').toString())
  const ahead = Date.now() + 60_000
  for (const place of [
    [ahead, other.ids.siteId, 's1'],
    [ahead, "' OR '1'='1", "'"],
    ['x'],
    [ahead, {}, []],
  ]) {
    const cursor = Buffer.from(JSON.stringify([version, question, ...place])).toString('base64url')
    const path = `/api/v1/sessions?siteId=${one.ids.siteId}&limit=1&cursor=${cursor}`
    const { status, text } = await server.anybody('GET', path, undefined, one.callers.key)
    expect([status, wordsOf(text, other)]).toEqual([
      place[2] === undefined || place[1] instanceof Object ? 400 : 200,
      [],
    ])
  }
})

it('streams nobody what others do, nor counts it', async () => {
  const [one, other] = tenants as [Tenant, Tenant]
  const aborter = new AbortController()
  const response = await fetch(`${server.url}/api/v1/analytics/live/stream`, {
    headers: one.callers.key,
    signal: aborter.signal,
  })
  const reader = (response.body as ReadableStream<Uint8Array>)
    .pipeThrough(new TextDecoderStream())
    .getReader()
  let heard = ''
  const happens = async ({ callers, siteIds, word }: Tenant, eventId: string) => {
    const event = { type: 'page_view', eventId, sessionId: 's9', visitorId: 'v9', title: word }
    const path = `/api/v1/events?siteId=${siteIds[0]}`
    expect((await server.anybody('POST', path, event, callers.key)).status).toBe(201)
  }
  await reader.read()
  await happens(other, 'live-1')
  await happens(one, 'live-2')
  while (!heard.includes('live-2')) heard += (await reader.read()).value ?? ''
  aborter.abort()
  expect(heard).not.toContain('live-1')
  expect(wordsOf(heard, other)).toEqual([])
})

import { once } from 'node:events'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { batchReceipt } from '@sojourn/contract'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from './create-api.ts'
import { problemOf, readSession } from './read-answers.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  const event = { eventId: 'neighbour-1', type: 'page_view', sessionId: 'neighbour', path: '/' }
  for (const { api } of [server.first, server.second]) await api('POST', '/api/v1/events', event)
})
afterAll(() => server.stop())

afterEach(async () => {
  expect(server.logged).toEqual([])
  for (const { api } of [server.first, server.second]) {
    const { session } = await readSession(api, 'neighbour')
    expect(session).toMatchObject({ stepsTaken: 1, journeyPath: ['/'], metadata: {}, userId: null })
  }
})

const dayMs = 86_400_000
const post = (path: string, body?: unknown, headers?: Record<string, string>) =>
  server.first.api('POST', `/api/v1${path}`, body, headers)
const good = (sessionId: string) => ({ type: 'click', sessionId })
const pathsOf = (answer: Answer) => problemOf(answer).errors?.map(({ path }) => path)
const nested = (levels: number): object => (levels === 0 ? {} : { in: nested(levels - 1) })

describe('a body', () => {
  it.each([
    ['{"type": "click", "sessionId": "s"', 'expected'],
    ["{'type': 'click'}", 'position 1'],
    ['{"type": "click", "revenue": NaN, "sessionId": "s"}', 'NaN'.charAt(0)],
    ['{"type": "click",}', 'position 17'],
    ['\u0000', 'position 0'],
    ['<xml/>', 'position 0'],
    ['['.repeat(200_000), 'position'],
    [`${'{"a":'.repeat(100_000)}1`, 'position'],
  ])('that is not JSON is refused with the place of the fault (%#)', async (body, place) => {
    for (const path of ['/events', '/events/batch', '/sessions']) {
      const problem = problemOf(await post(path, body))
      expect(problem).toMatchObject({ status: 400, code: 'malformed_json' })
      expect(problem.detail).toContain(place)
      expect(problem.detail.length).toBeLessThan(500)
    }
  })

  it.each(['', '  \n', 'null', '17', '"text"', '[]', '[{"type":"click","sessionId":"s"}]'])(
    'of %j is no event',
    async (body) => {
      expect(problemOf(await post('/events', body))).toMatchObject({ status: 400, code: 'invalid_event' })
    },
  )

  it.each(['', 'null', '17', '{}', '{"events": {}}', '{"events": []}', '[]'])(
    'of %j is no batch',
    async (body) => {
      expect(pathsOf(await post('/events/batch', body))).toEqual(['events'])
    },
  )

  it('may be 1 MiB, and not a byte more', async () => {
    const frame = JSON.stringify({ padding: '', events: [good('megabyte')] })
    const bodyOf = (bytes: number) => frame.replace('""', `"${'x'.repeat(bytes - frame.length)}"`)
    expect((await post('/events/batch', bodyOf(2 ** 20))).status).toBe(200)
    const larger = await post('/events/batch', bodyOf(2 ** 20 + 1))
    expect(problemOf(larger)).toMatchObject({ status: 413, code: 'body_too_large' })
    const inPieces = await fetch(`${server.url}/api/v1/events/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.first.secretKey}` },
      body: new Blob([bodyOf(2 ** 20 + 1)]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(inPieces.status).toBe(413)
    expect((await readSession(server.first.api, 'megabyte')).session.stepsTaken).toBe(1)
  })

  it('that is a gzip bomb is refused before it goes off', async () => {
    const bomb = gzipSync(Buffer.alloc(512 * 2 ** 20, ' '))
    expect(bomb.length).toBeLessThan(2 ** 20)
    const before = process.memoryUsage().arrayBuffers
    for (let round = 0; round < 3; round++)
      expect(problemOf(await post('/events/batch', bomb))).toMatchObject({
        status: 413,
        code: 'body_too_large',
      })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 2 ** 20)
  })

  it('that is broken gzip, or another encoding or type, is refused', async () => {
    const whole = gzipSync(JSON.stringify(good('gzip')))
    const broken = await post('/events', whole.subarray(0, -9))
    expect(problemOf(broken)).toMatchObject({ status: 400, code: 'invalid_request' })
    const brotli = await post('/events', good('gzip'), { 'content-encoding': 'br' })
    expect(problemOf(brotli)).toMatchObject({ status: 415, code: 'unsupported_media_type' })
    const xml = await post('/events', '<event/>', { 'content-type': 'application/xml' })
    expect(problemOf(xml)).toMatchObject({ status: 415, code: 'unsupported_media_type' })
    expect((await server.first.api('GET', '/api/v1/sessions/gzip')).status).toBe(404)
  })

  it('that breaks off, or is no HTTP at all, costs nobody else anything', async () => {
    const { hostname, port } = new URL(server.url)
    const half = `POST /api/v1/events HTTP/1.1\r\nHost: x\r\nX-Write-Key: ${server.first.writeKey}\r\nContent-Length: 500\r\n\r\n{"type":`
    for (const sent of [half, 'HELLO\r\n\r\n', '\u0016\u0003\u0001', half.replace('500', '-1')]) {
      const socket = connect(Number(port), hostname)
      await once(socket, 'connect')
      await new Promise((resolve) => socket.write(sent, resolve))
      socket.destroy()
    }
    expect((await post('/events', good('after-broken'))).status).toBe(201)
  })
})

describe('an event', () => {
  it.each([
    ['type', [undefined, null, '', 17, {}, 'no!', 'x'.repeat(65), 'кириллица', 'a\u0000b']],
    ['sessionId', ['', 17, 'x'.repeat(129), 'a b', 'a\nb', 'a\u0000b', 'ä', '../x', {}]],
    ['eventId', ['', 17, 'x'.repeat(129), 'a\tb', 'a/b', []]],
    ['visitorId', [17, 'x'.repeat(129), 'a\u007fb', 'a\ud800b']],
    ['userId', [false, 'x'.repeat(129), 'a@b']],
    ['timestamp', ['now', '2026-02-30', '2026-13-01T00:00:00Z', {}, true, '12:00', 1e300]],
    ['url', [17, 'x'.repeat(8193)]],
    ['path', [[], 'x'.repeat(2049)]],
    ['title', [17, 'x'.repeat(1025)]],
    ['referrer', [17, 'x'.repeat(8193)]],
    ['properties', [17, 'text', [1]]],
    ['revenue', ['17', 1e12, {}]],
    ['currency', ['EURO', 17, '€']],
    ['sequence', [1.5, 'first', 1e300]],
    ['context', [17, 'text']],
    ['context.device', [17]],
    ['context.utm', ['text']],
    ['context.utm.source', [17]],
  ])('with a wrong %s is refused and the field named', async (field, values) => {
    for (const value of values) {
      const wrong = field.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), value)
      const answer = await post('/events', { ...good('wrong-field'), ...(wrong as object) })
      const problem = problemOf(answer)
      expect([field, value, problem.status, problem.code]).toEqual([field, value, 400, 'invalid_event'])
      expect(problem.errors?.map(({ path }) => path)).toEqual([field])
      expect(problem.errors?.[0]?.message).toMatch(/^must |^is missing/)
    }
    expect((await server.first.api('GET', '/api/v1/sessions/wrong-field')).status).toBe(404)
  })

  it('names all of its wrong fields together', async () => {
    const answer = await post('/events', { type: '!', sessionId: 'a b', currency: 'x', sequence: 0.5 })
    expect(pathsOf(answer)?.sort()).toEqual(['currency', 'sequence', 'sessionId', 'type'])
  })

  it('from the future is refused beyond 24 hours', async () => {
    const at = (offset: number) =>
      post('/events', { ...good(`future${offset}`), timestamp: Date.now() + offset })
    expect((await at(dayMs - 60_000)).status).toBe(201)
    const late = await at(dayMs + 60_000)
    expect(pathsOf(late)).toEqual(['timestamp'])
    expect(problemOf(late).detail).toContain('24 hours')
  })

  it('from the past is kept within the retention of its site, and refused beyond', async () => {
    const { siteId, api } = server.second
    const set = (retentionDays: number | null) =>
      api('PATCH', `/api/v1/sites/${siteId}`, { settings: { retentionDays } })
    const at = (daysAgo: number) =>
      api('POST', '/api/v1/events', { ...good(`past-${daysAgo}`), timestamp: Date.now() - daysAgo * dayMs })
    expect((await at(7300)).status).toBe(201)
    expect((await set(30)).status).toBe(200)
    expect((await at(29)).status).toBe(201)
    const refused = await at(31)
    expect(pathsOf(refused)).toEqual(['timestamp'])
    expect(problemOf(refused).detail).toMatch(/30 days.*retention/)
    expect((await api('GET', '/api/v1/sessions/past-31')).status).toBe(404)
    await set(null)
    expect((await at(31)).status).toBe(201)
    const seconds = await post('/events', { ...good('seconds'), timestamp: Math.floor(Date.now() / 1000) })
    expect(problemOf(seconds).detail).toContain('milliseconds')
  })

  it('may be 32 KiB, and not a byte more; alone 413, in a batch named', async () => {
    const frame = JSON.stringify({ ...good('large'), properties: { text: '' } }).length
    const eventOf = (bytes: number) => ({ ...good('large'), properties: { text: 'x'.repeat(bytes - frame) } })
    expect((await post('/events', eventOf(32 * 1024))).status).toBe(201)
    const larger = await post('/events', eventOf(32 * 1024 + 1))
    expect(problemOf(larger)).toMatchObject({ status: 413, code: 'event_too_large' })
    const wide = { ...good('large'), properties: { text: '😀'.repeat(8 * 1024) } }
    const { body } = await post('/events/batch', { events: [eventOf(33 * 1024), good('large'), wide] })
    expect(batchReceipt.parse(body)).toMatchObject({ accepted: 1, rejected: [{ index: 0 }, { index: 2 }] })
    expect((await readSession(server.first.api, 'large')).session.stepsTaken).toBe(2)
  })

  it('is nested 16 levels deep at the most', async () => {
    expect((await post('/events', { ...good('deep'), properties: nested(15) })).status).toBe(201)
    for (const levels of [16, 1000]) {
      const deep = await post('/events', { ...good('deep'), properties: nested(levels) })
      expect(problemOf(deep)).toMatchObject({ status: 400, code: 'invalid_event' })
      expect(pathsOf(deep)?.[0]).toMatch(/^properties/)
    }
    const metadata = await post('/sessions', { sessionId: 'deep-metadata', metadata: nested(16) })
    expect(pathsOf(metadata)?.[0]).toMatch(/^metadata/)
    const lists = `{"type":"click","sessionId":"deep","properties":{"a":${'['.repeat(5000)}${']'.repeat(5000)}}}`
    expect((await post('/events', lists)).status).toBe(400)
    expect((await readSession(server.first.api, 'deep')).session.stepsTaken).toBe(1)
  })

  it('has no property named __proto__, and changes no object but its own', async () => {
    for (const body of [
      '{"type":"click","sessionId":"proto","properties":{"__proto__":{"polluted":1}}}',
      '{"type":"click","sessionId":"proto","properties":{"a":[{"__proto__":1}]}}',
    ]) {
      const problem = problemOf(await post('/events', body))
      expect(problem.code).toBe('invalid_event')
      expect(problem.errors?.[0]?.path).toMatch(/^properties\..*__proto__$/)
    }
    const session = await post('/sessions', '{"sessionId":"proto","metadata":{"__proto__":{"polluted":1}}}')
    expect(pathsOf(session)).toEqual(['metadata.__proto__'])
    await post('/events', '{"__proto__":{"polluted":1},"type":"click","sessionId":"proto-top"}')
    await post('/events', {
      ...good('proto-names'),
      properties: { constructor: 'c', hasOwnProperty: 1, toString: { valueOf: 2 } },
    })
    const { events } = await readSession(server.first.api, 'proto-names')
    expect(events[0]?.properties).toEqual({ constructor: 'c', hasOwnProperty: 1, toString: { valueOf: 2 } })
    expect({}).not.toHaveProperty('polluted')
    expect((await server.first.api('GET', '/api/v1/sessions/proto')).status).toBe(404)
  })

  it('may hold any text; halves of surrogate pairs become U+FFFD', async () => {
    const body =
      '{"type":"message_sent","sessionId":"odd-text","properties":{"text":"a\\ud800b \\udc00 \\ud83d\\ude00 \\u0000\\u2028","\\udfff":1},"title":"\\ud800"}'
    expect((await post('/events', body)).status).toBe(201)
    const bytes = Buffer.concat([
      Buffer.from('{"type":"click","sessionId":"odd-text","properties":{"bytes":"'),
      Buffer.from([0xff, 0xc0, 0x80]),
      Buffer.from('"}}'),
    ])
    expect((await post('/events', bytes)).status).toBe(201)
    const { events, session } = await readSession(server.first.api, 'odd-text')
    expect(events[0]).toMatchObject({
      title: '\ufffd',
      properties: { text: 'a\ufffdb \ufffd 😀 \u0000\u2028', '\ufffd': 1 },
    })
    expect(events[1]?.properties).toEqual({ bytes: '\ufffd\ufffd\ufffd' })
    expect(session.firstQuestion).toContain('😀')
  })

  it('may have property names and numbers that are odd, and they read back as they were', async () => {
    const texts = [
      '{"a.b":1,"a":{"b":2}}',
      '{"":1," ":2,"ключ":3,"a b":4,"`":5,"\'":6,"\\\\":7,"$":8}',
      '{"list":[1,"two",null,true,{"x":[]},[[]]],"empty":{},"none":null}',
      '{"n":[0.1,-0,1e-300,9007199254740993,123456789012345678901234567890]}',
      '{"same":"2026-01-01","same2":"2026-01-01T00:00:00Z","ip":"1.2.3.4","number":"17"}',
      `{${Array.from({ length: 1500 }, (_, index) => `"name${index}":${index}`).join()}}`,
    ]
    for (const text of texts) {
      const answer = await post('/events', `{"type":"click","sessionId":"odd-names","properties":${text}}`)
      expect([text.slice(0, 40), answer.status, answer.text.slice(0, 300)]).toEqual([
        text.slice(0, 40),
        201,
        expect.any(String),
      ])
    }
    const { events } = await readSession(server.first.api, 'odd-names')
    expect(events.map(({ properties }) => properties)).toHaveLength(texts.length)
    const read = new Set(events.map(({ properties }) => JSON.stringify(properties)))
    for (const text of texts) expect(read).toContain(JSON.stringify(JSON.parse(text)))
  })

  it('with a number beyond all numbers is stored without it, or refused', async () => {
    const inRevenue = await post('/events', '{"type":"click","sessionId":"huge","revenue":1e999}')
    expect(pathsOf(inRevenue)).toEqual(['revenue'])
    const inProperties = await post('/events', '{"type":"click","sessionId":"huge","properties":{"n":1e999}}')
    expect(inProperties.status).toBe(201)
    expect((await readSession(server.first.api, 'huge')).events[0]?.properties).toEqual({ n: null })
  })
})

describe('a batch', () => {
  it('of 1,001 events is refused whole', async () => {
    const events = Array.from({ length: 1001 }, () => good('too-many'))
    const answer = await post('/events/batch', { events })
    expect(problemOf(answer)).toMatchObject({ status: 413, code: 'batch_too_large' })
    expect(problemOf(answer).detail).toMatch(/1001.*1000/)
    expect((await server.first.api('GET', '/api/v1/sessions/too-many')).status).toBe(404)
  })

  it('keeps every good event among bad ones of all kinds, each named by its place', async () => {
    const bad: unknown[] = [
      null,
      17,
      [],
      'text',
      {},
      { type: 'click' },
      { ...good('mixed'), type: '!' },
      { ...good('mixed'), eventId: 'bad id' },
      { ...good('mixed'), timestamp: Date.now() + 2 * dayMs },
      { ...good('mixed'), timestamp: 17 },
      { ...good('mixed'), properties: { text: 'x'.repeat(33 * 1024) } },
      { ...good('mixed'), properties: nested(20) },
      { ...good('mixed'), eventId: 'kept-id', revenue: 'much' },
    ]
    const events = bad.flatMap((one, index) => [one, { ...good('mixed'), eventId: `mixed-${index}` }])
    const answer = await post('/events/batch', { events })
    expect(answer.status).toBe(200)
    const { accepted, duplicates, rejected } = batchReceipt.parse(answer.body)
    expect({ accepted, duplicates }).toEqual({ accepted: bad.length, duplicates: 0 })
    expect(rejected.map(({ index }) => index)).toEqual(bad.map((_, index) => 2 * index))
    expect(rejected.at(-1)).toMatchObject({ eventId: 'kept-id', errors: [{ path: 'revenue' }] })
    for (const { errors } of rejected) expect(errors.length).toBeGreaterThan(0)
    expect((await readSession(server.first.api, 'mixed')).session.stepsTaken).toBe(bad.length)
  })

  it('with a sentAt that is no time is refused', async () => {
    expect(pathsOf(await post('/events/batch', { sentAt: 'soon', events: [good('sent')] }))).toEqual([
      'sentAt',
    ])
  })
})

describe('what is said about a session', () => {
  it.each([
    ['POST', '/sessions', { sessionId: 'a b' }, 'sessionId'],
    ['POST', '/sessions', { startedAt: 'soon' }, 'startedAt'],
    ['POST', '/sessions', { startedAt: Date.now() + 2 * dayMs }, 'startedAt'],
    ['POST', '/sessions', { metadata: [] }, 'metadata'],
    ['POST', '/sessions', { userId: 17 }, 'userId'],
    ['POST', '/sessions', { context: { country: 'Germany' } }, 'context.country'],
    ['POST', '/sessions', { context: { url: 17 } }, 'context.url'],
    ['POST', '/sessions', { context: [] }, 'context'],
    ['POST', '/sessions', '"text"', ''],
    ['POST', '/sessions', [], ''],
    ['PATCH', '/sessions/neighbour', '17', ''],
    ['PATCH', '/sessions/neighbour', undefined, ''],
    ['PATCH', '/sessions/neighbour', { status: 'expired' }, 'status'],
    ['PATCH', '/sessions/neighbour', { metadata: 'text' }, 'metadata'],
    ['PATCH', '/sessions/neighbour', { userId: 'a b' }, 'userId'],
    ['PATCH', '/sessions/a%20b', { status: 'completed' }, 'sessionId'],
    ['POST', '/sessions/neighbour/end', { reason: 'bored' }, 'reason'],
    ['POST', '/sessions/neighbour/end', { timestamp: 'soon' }, 'timestamp'],
    ['POST', '/sessions/neighbour/heartbeat', { section: '' }, 'section'],
    ['POST', '/sessions/neighbour/heartbeat', { timestamp: {} }, 'timestamp'],
    ['POST', `/sessions/${'x'.repeat(129)}/heartbeat`, {}, 'sessionId'],
    ['POST', '/sessions/a%00b/end', {}, 'sessionId'],
  ] as const)('is refused where it is wrong: %s %s %j', async (method, path, body, field) => {
    const answer = await server.first.api(method, `/api/v1${path}`, body)
    expect(problemOf(answer)).toMatchObject({ status: 400, code: 'invalid_request' })
    expect(pathsOf(answer)).toEqual([field])
    expect(problemOf(answer).errors?.[0]?.message).toMatch(/^must |^lies /)
  })

  it('is refused where metadata is larger than 32 KiB, and what stands is kept', async () => {
    await post('/sessions', { sessionId: 'grown', metadata: { kept: true } })
    const metadata = { text: 'x'.repeat(32 * 1024) }
    for (const answer of [
      await server.first.api('PATCH', '/api/v1/sessions/grown', { metadata }),
      await post('/sessions', { metadata }),
    ])
      expect(pathsOf(answer)).toEqual(['metadata'])
    expect((await readSession(server.first.api, 'grown')).session.metadata).toEqual({ kept: true })
  })
})

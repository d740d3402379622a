import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { bodyBytesInflatedMax, bodyBytesMax } from '@sojourn/contract'
import { Hono } from 'hono'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppEnv } from './app-env.ts'
import { answerError } from './problem-response.ts'
import { readJson } from './read-json.ts'

const app = new Hono<AppEnv>()
app.post('/', async (c) => c.json({ body: (await readJson(c)) ?? 'nothing' }))
app.onError(answerError(pino({ level: 'silent' })))

interface Sent {
  body?: Uint8Array | string
  headers?: Record<string, string>
}
type Answer = { status: number; body: Record<string, unknown> }

const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
const bySocket = async ({ body, headers }: Sent): Promise<Answer> => {
  const { port } = server.address() as AddressInfo
  const request = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/', headers })
  request.on('error', () => {})
  request.end(body)
  const [response] = await once(request, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return { status: response.statusCode, body: JSON.parse(Buffer.concat(chunks).toString()) }
}
const byApp = async ({ body, headers }: Sent): Promise<Answer> => {
  const response = await app.request('/', { method: 'POST', headers: headers ?? {}, body: body ?? null })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

beforeAll(async () => {
  if (!server.listening) await once(server, 'listening')
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

describe.each([
  ['over a socket', bySocket],
  ['without one', byApp],
])('a JSON body %s', (_, send) => {
  const json = { 'content-type': 'application/json' }

  it('is read under each label that clients use', async () => {
    for (const label of [
      'application/json; charset=utf-8',
      'text/plain;charset=UTF-8',
      'application/x-www-form-urlencoded',
    ])
      expect(await send({ body: '{"a":1}', headers: { 'content-type': label } })).toEqual({
        status: 200,
        body: { body: { a: 1 } },
      })
    expect((await send({ body: new TextEncoder().encode('{"a":1}') })).status).toBe(200)
  })

  it('may be empty', async () => {
    expect((await send({ headers: json })).body).toEqual({ body: 'nothing' })
    expect((await send({ body: ' \n', headers: json })).body).toEqual({ body: 'nothing' })
  })

  it('may be compressed, said or unsaid', async () => {
    const plain = JSON.stringify({ text: 'x'.repeat(50_000) })
    const kinds: [Uint8Array, string | undefined][] = [
      [gzipSync(plain), 'gzip'],
      [gzipSync(plain), undefined],
      [deflateSync(plain), 'deflate'],
      [deflateRawSync(plain), 'deflate'],
    ]
    for (const [body, encoding] of kinds) {
      const answer = await send({
        body,
        headers: { ...json, ...(encoding ? { 'content-encoding': encoding } : {}) },
      })
      expect(answer.status).toBe(200)
    }
  })

  it('of broken compression is refused with 400', async () => {
    const whole = gzipSync('{"a":1}')
    const answers = [
      await send({ body: whole.subarray(0, -6), headers: { ...json, 'content-encoding': 'gzip' } }),
      await send({ body: '{"a":1}', headers: { ...json, 'content-encoding': 'gzip' } }),
    ]
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })

  it('in another encoding or type is refused with 415', async () => {
    expect(await send({ body: 'x', headers: { ...json, 'content-encoding': 'br' } })).toMatchObject({
      status: 415,
      body: { code: 'unsupported_media_type', detail: expect.stringContaining('"br"') },
    })
    expect((await send({ body: '<a/>', headers: { 'content-type': 'application/xml' } })).status).toBe(415)
  })

  it('is taken up to 1 MiB and refused beyond, by its declared length and by counting', async () => {
    const body = JSON.stringify('x'.repeat(bodyBytesMax - 2))
    expect((await send({ body, headers: json })).status).toBe(200)
    const declared = await send({ body: `${body} `, headers: json })
    expect(declared).toMatchObject({ status: 413, body: { code: 'body_too_large' } })
    const chunked = await send({ body: `${body} `, headers: { ...json, 'transfer-encoding': 'chunked' } })
    expect(chunked.status).toBe(413)
  })

  it('that inflates beyond 4 MiB is refused', async () => {
    const atLimit = gzipSync(JSON.stringify('x'.repeat(bodyBytesInflatedMax - 2)))
    expect((await send({ body: atLimit, headers: json })).status).toBe(200)
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024))
    expect(await send({ body: bomb, headers: json })).toMatchObject({
      status: 413,
      body: { code: 'body_too_large' },
    })
  })
})

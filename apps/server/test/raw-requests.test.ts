import { once } from 'node:events'
import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpServer, httpLimits } from '../src/http/create-http-server.ts'
import { openTestApp, type TestApp } from './open-test-app.ts'

/** The server's own limits, divided, so that the test need not wait for them. */
const shorter = 50
let app: TestApp
let server: Server
let port: number
beforeAll(async () => {
  app = await openTestApp()
  const { headersMs, requestMs, idleMs, lookEveryMs } = httpLimits
  server = createHttpServer(app.fetch, {
    headersMs: headersMs / shorter,
    requestMs: requestMs / shorter,
    idleMs: idleMs / shorter,
    lookEveryMs: lookEveryMs / shorter,
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await app.close()
})

/** Sends text as it is, part after part, and gives all that comes back until the server closes. */
async function send(first: string, parts?: () => string): Promise<{ statuses: number[]; text: string }> {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  socket.setEncoding('latin1').on('data', (chunk) => {
    text += chunk
  })
  socket.on('error', () => undefined)
  socket.write(first, 'latin1')
  const drip = parts && setInterval(() => socket.writable && socket.write(parts()), 40)
  await once(socket, 'close')
  clearInterval(drip)
  return { statuses: [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status)), text }
}

const lines = (...each: string[]) => `${each.join('\r\n')}\r\n\r\n`
const post = (...headers: string[]) => lines('POST /api/v1/events HTTP/1.1', 'Host: here', ...headers)
/** What somebody in front of the server would take for a body, and the server for a request. */
const hidden = lines('GET /api/v1/permissions HTTP/1.1', 'Host: here')

describe('a request that two could read in two ways', () => {
  it.each([
    ['two kinds of length', `${post('Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n${hidden}`],
    ['the same the other way round', post('Transfer-Encoding: chunked', 'Content-Length: 5') + hidden],
    ['two lengths', post('Content-Length: 0', 'Content-Length: 5') + hidden],
    ['a length that is none', post('Content-Length: +5') + hidden],
    ['a negative length', post('Content-Length: -5') + hidden],
    ['a list of lengths', post('Content-Length: 5, 5') + hidden],
    ['a coding after the chunks', `${post('Transfer-Encoding: chunked, identity')}0\r\n\r\n${hidden}`],
    ['a coding of another name', `${post('Transfer-Encoding: xchunked')}0\r\n\r\n${hidden}`],
    ['space before a colon', post('Content-Length : 5') + hidden],
    ['a folded header', post('X-Note: one', ' Content-Length: 5') + hidden],
    ['a bare line feed', post('X-Note: one\nTransfer-Encoding: chunked') + hidden],
    ['a bare carriage return', post('X-Note: one\rTransfer-Encoding: chunked') + hidden],
    ['a zero byte', post('X-Note: one\0two') + hidden],
    ['a chunk of endless length', `${post('Transfer-Encoding: chunked')}FFFFFFFFFFFFFFFFF\r\n${hidden}`],
    ['no host', lines('GET /healthz HTTP/1.1')],
    ['two hosts', lines('GET /healthz HTTP/1.1', 'Host: here', 'Host: there') + hidden],
    ['a version that is none', lines('GET /healthz HTTP/9.9', 'Host: here') + hidden],
    ['headers without end', lines('GET /healthz HTTP/1.1', 'Host: here', `X-Note: ${'x'.repeat(20_000)}`)],
  ])('is refused, and ends the connection: %s', async (_, text) => {
    const { statuses } = await send(text)
    expect(statuses).toEqual([expect.toBeOneOf([400, 431])])
  })

  it.each(['http://evil.example/api/v1/keys', '*', '//evil.example/../api/v1/keys', '/api/v1/keys#/healthz'])(
    'leads around no guard: %s',
    async (target) => {
      const { statuses } = await send(lines(`GET ${target} HTTP/1.1`, 'Host: here', 'Connection: close'))
      expect(statuses).toEqual([expect.toBeOneOf([400, 401, 404])])
    },
  )
})

describe('a sender who takes too long', () => {
  it('over its headers is told so, and cut off', async () => {
    let count = 0
    const { statuses } = await send('GET /healthz HTTP/1.1\r\nHost: here\r\n', () => `X-${count++}: slow\r\n`)
    expect(statuses).toEqual([408])
  })

  it('over its body is cut off', async () => {
    const head = post(
      `X-Write-Key: ${app.writeKey}`,
      'Content-Type: application/json',
      'Content-Length: 1000',
    )
    const { statuses } = await send(`${head}{`, () => ' ')
    expect(statuses).toEqual([408])
  })

  it('with nothing at all is cut off', async () => {
    const { statuses } = await send('')
    expect(statuses).toBeOneOf([[], [408]])
  })

  it('holds up nobody else', async () => {
    const slow = Array.from({ length: 50 }, () =>
      send('GET /healthz HTTP/1.1\r\nHost: here\r\n', () => 'X: 1\r\n'),
    )
    const { statuses } = await send(lines('GET /healthz HTTP/1.1', 'Host: here', 'Connection: close'))
    expect(statuses).toEqual([200])
    await Promise.all(slow)
  })
})

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postOutside } from './post-outside.ts'
import { signMessage } from './sign-message.ts'

let calls = 0
const server = createServer((request, response) => {
  calls += 1
  if (request.url === '/elsewhere') response.writeHead(302, { location: '/' }).end()
  else response.writeHead(200).end('x'.repeat(100_000))
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('an address that a customer chose', () => {
  it.each([
    'http://example.com/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://localhost/',
    'https://a.localhost/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
  ])('is not called in our own network: %s', async (address) => {
    await expect(postOutside(address, '{}', {}, { allowPrivate: false })).rejects.toThrow(
      /must be (https|public)/,
    )
  })

  it('is not called where its name leads there', async () => {
    const named = url.replace('http://127.0.0.1', 'https://ip6-localhost')
    await expect(postOutside(named, '{}', {}, { allowPrivate: false })).rejects.toThrow(
      /not public|ENOTFOUND|EAI_AGAIN/,
    )
    expect(calls).toBe(0)
  })

  it('is called where the installation allows it, and redirects are not followed', async () => {
    expect(await postOutside(url, '{}', {}, { allowPrivate: true })).toBe(200)
    expect(await postOutside(`${url}/elsewhere`, '{}', {}, { allowPrivate: true })).toBe(302)
    expect(calls).toBe(2)
  })
})

it('signs as Standard Webhooks has it', () => {
  const message = {
    messageId: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: 1_614_265_330_000,
    body: '{"test": 2432232314}',
  }
  expect(signMessage('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', message)).toEqual({
    'webhook-id': message.messageId,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

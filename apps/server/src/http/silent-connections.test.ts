import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, it } from 'vitest'
import { watchSilentConnections } from './silent-connections.ts'

it('closes connections over which nothing was sent, and no others', async () => {
  const server = createServer((_, response) => void response.write('answer'))
  const closeSilent = watchSilentConnections(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const accepted = once(server, 'connection')
  const silent = connect(port, '127.0.0.1').on('error', () => undefined)
  await accepted
  const asking = connect(port, '127.0.0.1')
  asking.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n')
  await once(asking, 'data')
  const ended = once(silent, 'close')
  closeSilent()
  await ended
  expect(asking.closed).toBe(false)
  asking.destroy()
  server.closeAllConnections()
  server.close()
})

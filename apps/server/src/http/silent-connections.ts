import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Keeps track of connections over which nothing was sent yet, as browsers and clients open them ahead of a request. Node.js
 * takes them for busy until they have been silent for `headersTimeout`.
 * Returns what closes those that there are.
 */
export function watchSilentConnections(server: Server): () => void {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return () => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy()
  }
}

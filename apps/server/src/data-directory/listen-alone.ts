import { createServer, type Server } from 'node:net'

/**
 * Listens on a socket that nobody else has; undefined where somebody has. The socket keeps no process alive, and child
 * processes do not inherit it: Node opens all descriptors close-on-exec.
 */
export function listenAlone(socket: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(socket, () => resolve(server.unref()))
  })
}

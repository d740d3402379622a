import { type AddressInfo, createServer } from 'node:net'

/** As much of SMTP as a server needs to take mails: each is its lines, from MAIL FROM on. */
export async function listenForMail() {
  const mails: string[] = []
  const server = createServer((socket) => {
    let isText = false
    let lines: string[] = []
    let rest = ''
    const hear = (line: string) => {
      lines.push(line)
      if (isText && line !== '.') return
      if (isText) mails.push(lines.splice(0).join('\n'))
      isText = line === 'DATA'
      socket.write(isText ? '354 go\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n')
    }
    socket.write('220 here\r\n')
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      const parts = (rest + chunk.toString()).split('\r\n')
      rest = parts.pop() ?? ''
      parts.forEach(hear)
    })
    socket.on('close', () => {
      lines = []
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, mails, stop: () => void server.close() }
}

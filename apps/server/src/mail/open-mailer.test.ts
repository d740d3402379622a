import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { openMailer } from './open-mailer.ts'

const answers: Record<string, string> = { DATA: '354 go', QUIT: '221 bye' }

/** As much of SMTP as a client needs to hand in one mail. */
function listenForMail(take: (line: string) => void) {
  return createServer((socket) => {
    let isText = false
    const hear = (line: string) => {
      take(line)
      const isOver = line === '.'
      if (!isText || isOver) socket.write(`${answers[line] ?? '250 ok'}\r\n`)
      isText = line === 'DATA' || (isText && !isOver)
    }
    socket.write('220 here\r\n')
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => chunk.toString().split('\r\n').filter(Boolean).forEach(hear))
  })
}

it('hands a mail to the server that is set', async () => {
  const lines: string[] = []
  const server = listenForMail((line) => lines.push(line))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo
    const send = openMailer({ url: `smtp://127.0.0.1:${port}`, from: 'sojourn@shop.example' })
    await send({ to: 'ann@shop.example', subject: 'Hello\r\nBcc: eve@evil.example', text: 'A link' })
    expect(lines).toContain('MAIL FROM:<sojourn@shop.example>')
    expect(lines.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<ann@shop.example>'])
    expect(lines).toContain('A link')
    expect(lines.some((line) => /^bcc:/i.test(line))).toBe(false)
  } finally {
    server.close()
  }
})

it('says so where no server takes it', async () => {
  const send = openMailer({ url: 'smtp://127.0.0.1:1', from: 'sojourn@shop.example' })
  await expect(send({ to: 'ann@shop.example', subject: 'Hello', text: '' })).rejects.toThrow(/ECONNREFUSED/)
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchServer } from './bench-server.ts'

/** Asks a server as a command on its machine does, whom jobs of the installation belong to. @throws {Error} where the answer is not 2xx. */
export async function askAsMachine<Answer>(
  dataDirectory: string,
  { port }: Pick<BenchServer, 'port'>,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const { token } = JSON.parse(await readFile(join(dataDirectory, 'server.json'), 'utf8')) as {
    token: string
  }
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 500)}`)
  return JSON.parse(text)
}

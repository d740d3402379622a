import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waitUntil } from './wait-until.ts'

/** A Redis of the test's own, that keeps nothing. */
export interface TestRedis {
  readonly url: string
  start(): Promise<void>
  /** Kills it as a crash would. */
  kill(): Promise<void>
  /** It stands still: connections stay open, and nothing is answered. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

export async function startRedis(program: string): Promise<TestRedis> {
  const directory = await mkdtemp(join(tmpdir(), 'sojourn-redis-'))
  const port = await freePort()
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', directory]
  let child: ReturnType<typeof spawn> | undefined
  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}/0`,
    async start() {
      const started = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] })
      child = started
      let said = ''
      started.stdout.on('data', (chunk) => {
        said += chunk
      })
      await waitUntil(
        async () => said,
        (text) => text.includes('Ready to accept connections'),
      )
    },
    async kill() {
      const ended = new Promise((resolve) => child?.once('exit', resolve))
      child?.kill('SIGKILL')
      await ended
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async stop() {
      if (child?.exitCode === null && child.signalCode === null) await redis.kill()
      await rm(directory, { recursive: true, force: true })
    },
  }
  await redis.start()
  return redis
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

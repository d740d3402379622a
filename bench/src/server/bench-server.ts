import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'

/** Keys that every server of a measurement starts with. */
export const writeKey = 'pk_benchbenchbenchbenchbench'
export const secretKey = 'sk_benchbenchbenchbenchbench'

/** A real server process on a data directory. */
export interface BenchServer {
  readonly port: number
  readonly pid: number
  /** Milliseconds from starting the process until `/readyz` answered 200. */
  readonly readyMs: number
  /** Asks it, with the secret key. @throws {Error} where the answer is not 2xx. */
  ask<Answer>(path: string, body?: unknown): Promise<Answer>
  /** Asks it to stop, and waits until it has. */
  stop(): Promise<void>
  /** Ends it as a power cut would; its engine ends with it. */
  kill(): Promise<void>
}

// The bundle of this file lies in `dist/`.
const program = fileURLToPath(new URL('../apps/cli/bin/sojourn.mjs', import.meta.url))
const readyWithinMs = 120_000

/**
 * Starts `sojourn serve` on a data directory and waits until it is ready. Options of Node itself, such as
 * `--cpu-prof`, come from `SOJOURN_BENCH_NODE_OPTIONS`.
 * @param settings of the server, beside those that every measurement has
 * @throws {Error} with the server's own words where it does not become ready.
 */
export async function startBenchServer(
  dataDirectory: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<BenchServer> {
  const port = settings.PORT === undefined ? await freePort() : Number(settings.PORT)
  const startedAt = performance.now()
  const nodeOptions = process.env.SOJOURN_BENCH_NODE_OPTIONS?.split(' ').filter(Boolean) ?? []
  const child = spawn(process.execPath, [...nodeOptions, program, 'serve'], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      SOJOURN_DATA_DIR: dataDirectory,
      SOJOURN_WRITE_KEY: writeKey,
      SOJOURN_SECRET_KEY: secretKey,
      SOJOURN_LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const words = collectWords(child)
  const ended = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  while (!(await answersReady(url))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended:\n${words()}`)
    if (performance.now() - startedAt > readyWithinMs) {
      child.kill('SIGKILL')
      throw new Error(`the server is not ready after ${readyWithinMs} ms:\n${words()}`)
    }
    await wait(5)
  }
  const readyMs = performance.now() - startedAt
  return {
    port,
    pid: child.pid as number,
    readyMs,
    ask: (path, body) => ask(`${url}${path}`, body),
    async stop() {
      child.kill('SIGTERM')
      await ended
      if (child.exitCode !== 0) throw new Error(`the server stopped with ${child.exitCode}:\n${words()}`)
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

const answersReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  )

/** The last words of a process, which are shown where something went wrong. */
function collectWords(child: ChildProcess): () => string {
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-8_192)
    })
  }
  return () => words
}

async function ask<Answer>(url: string, body: unknown): Promise<Answer> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`)
  return JSON.parse(text)
}

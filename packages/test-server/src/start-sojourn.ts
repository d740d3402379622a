import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the command runs once it has looked whether a source is newer; here the set-up of the tests has looked. */
const program = fileURLToPath(new URL('../../../dist/sojourn.mjs', import.meta.url))
const keys = { writeKey: 'pk_of-the-test-server', secretKey: 'sk_of-the-test-server' }

/** `sojourn serve` as an operator runs it, with one site and nothing in it. */
export interface SojournProcess {
  /** The same after every {@link restart}. */
  readonly url: string
  /** Public; collects. */
  readonly writeKey: string
  /** All scopes. */
  readonly secretKey: string
  /** Reads an answer of the API with the secret key: the status, and the parsed JSON. */
  read(path: string): Promise<{ status: number; body: unknown }>
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>
  /** Starts it again on the same data and port, after {@link kill}. */
  restart(): Promise<void>
  /** Ends it and removes its data. */
  stop(): Promise<void>
}

/**
 * Starts a server on a free port of this machine, or on `PORT`, with its data in a temporary folder.
 * @throws {Error} with what it said, where it ends before it listens
 */
export async function startSojourn(
  environment: Readonly<Record<string, string>> = {},
): Promise<SojournProcess> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'sojourn-test-server-')))
  const start = (port: string) =>
    serve({ ...environment, SOJOURN_DATA_DIR: join(folder, 'data'), PORT: port })
  let running = await start(environment.PORT ?? '0')
  const { url } = running
  const end = async (signal: NodeJS.Signals) => {
    running.child.kill(signal)
    await running.ended
  }
  return {
    url,
    ...keys,
    async read(path) {
      const headers = { authorization: `Bearer ${keys.secretKey}` }
      const response = await fetch(new URL(path, url), { headers })
      return { status: response.status, body: await response.json() }
    },
    kill: () => end('SIGKILL'),
    async restart() {
      running = await start(new URL(url).port)
    },
    async stop() {
      await end('SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Running {
  readonly child: ChildProcess
  readonly url: string
  readonly ended: Promise<unknown>
}

async function serve(environment: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn(process.execPath, [program, 'serve'], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      SOJOURN_WRITE_KEY: keys.writeKey,
      SOJOURN_SECRET_KEY: keys.secretKey,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (text: string) => {
    said += text
  }
  child.stdout?.setEncoding('utf8').on('data', hear)
  child.stderr?.setEncoding('utf8').on('data', hear)
  const ended = once(child, 'close')
  for (;;) {
    const url = /listens on (http:\S+)/.exec(said)?.[1]
    if (url !== undefined) return { child, url, ended }
    if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}: ${said}`)
    await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), ended])
  }
}

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const home = fileURLToPath(new URL('..', import.meta.url))
const next = fileURLToPath(new URL('../../../node_modules/next/dist/bin/next', import.meta.url))
const environment = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const

/** Builds the app, as it is deployed: without any of its settings. @throws {Error} with what Next.js said */
export async function buildApp(): Promise<void> {
  await run(process.execPath, [next, 'build'], { cwd: home, env: environment })
}

/** Starts what was built, on a free port. @throws {Error} with what it said, where it ends before it listens */
export async function startApp(settings: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [next, 'start', '--port', '0'], {
    cwd: home,
    env: { ...environment, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text
    })
  const ended = once(child, 'close')
  const port = () => /localhost:(\d+)/.exec(said)?.[1]
  while (!port() || !said.includes('Ready')) {
    if (child.exitCode !== null) throw new Error(`next start ended with ${child.exitCode}: ${said}`)
    await Promise.race([once(child.stdout, 'data'), ended])
  }
  return {
    url: `http://localhost:${port()}`,
    /** What it said, for a test that fails. */
    said: () => said,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

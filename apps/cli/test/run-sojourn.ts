import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What `bin/sojourn.mjs` runs once it has looked whether a source is newer; here the set-up of the tests has looked. */
const program = fileURLToPath(new URL('../../../dist/sojourn.mjs', import.meta.url))

/** A command that runs. */
export interface RunningCommand {
  readonly child: ChildProcess
  /** What it has said so far. */
  readonly said: { out: string; err: string }
  /** Its exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>
}

/** Starts `sojourn` with these words as a process of its own, on a data directory. */
export function startSojourn(
  dataDirectory: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): RunningCommand {
  const child = spawn(process.execPath, [program, ...words], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', SOJOURN_DATA_DIR: dataDirectory, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string)
  return { child, said, ended }
}

/** Runs a command to its end. */
export async function runSojourn(
  dataDirectory: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number | string; out: string; err: string }> {
  const { said, ended } = startSojourn(dataDirectory, words, environment)
  const code = await ended
  return { code, ...said }
}

/** Starts `sojourn serve` and waits until it has said where it listens. @throws {Error} with its words where it ends before. */
export async function serve(
  dataDirectory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningCommand & { url: string }> {
  const running = startSojourn(dataDirectory, ['serve'], environment)
  const { child, said } = running
  for (;;) {
    const url = /listens on (http:\S+)[\s\S]*Ctrl-C/.exec(said.out)?.[1]
    if (url !== undefined) return { ...running, url }
    if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}: ${said.out}${said.err}`)
    await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), running.ended])
  }
}

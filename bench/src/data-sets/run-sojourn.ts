import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** Where the commands of a measurement run. */
export interface Place {
  /** The root of the repository. */
  readonly root: string
  readonly dataDirectory: string
}

/** The key of the first site of every data directory that is made here. */
export const secretKey = 'sk_benchbenchbenchbenchbench'

/** Starts a command of `sojourn` on a data directory of its own; what it says besides its output is shown. */
export function startSojourn(
  { root, dataDirectory }: Place,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, [join(root, 'apps/cli/bin/sojourn.mjs'), ...words], {
    env: {
      ...process.env,
      SOJOURN_DATA_DIR: dataDirectory,
      SOJOURN_SECRET_KEY: secretKey,
      SOJOURN_LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** The output of a command. @throws {Error} where it fails. */
export async function runSojourn(
  place: Place,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = startSojourn(place, words, environment)
  const ended = once(child, 'close')
  const pieces: Buffer[] = []
  for await (const piece of child.stdout) pieces.push(piece as Buffer)
  const [code] = await ended
  const output = Buffer.concat(pieces).toString()
  if (code !== 0) throw new Error(`sojourn ${words.join(' ')} ended with ${code}: ${output}`)
  return output
}

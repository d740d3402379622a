import { CommanderError } from 'commander'
import { CommandError } from './command-error.ts'
import { createProgram } from './create-program.ts'
import { UsageError } from './usage-error.ts'

/**
 * Runs one command of `sojourn` and gives the exit code: 0 done, 1 failed (or found something wrong), 2 called wrongly,
 * 130 interrupted. What went wrong is one sentence on standard error; with `SOJOURN_LOG_LEVEL=debug`, the way there too.
 */
export async function runCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  // A reader that has seen enough (`sojourn export events | head`) is no failure.
  process.stdout.on('error', (failure: NodeJS.ErrnoException) => {
    if (failure.code === 'EPIPE') process.exit(0)
    throw failure
  })
  let code = 0
  const program = createProgram({ environment, exitWith: (given) => (code = given) })
  try {
    await program.parseAsync([...words], { from: 'user' })
    return code
  } catch (failure) {
    if (failure instanceof CommanderError) return failure.exitCode === 0 ? 0 : 2
    const isDebugging = ['debug', 'trace'].includes(environment.SOJOURN_LOG_LEVEL ?? '')
    console.error(isDebugging ? failure : sentenceOf(failure))
    if (failure instanceof UsageError) return 2
    return failure instanceof CommandError ? failure.exitCode : 1
  }
}

const byCode: Readonly<Record<string, (failure: NodeJS.ErrnoException) => string>> = {
  EADDRINUSE: ({ message }) =>
    `Sojourn cannot listen: ${portOf(message)} is taken. Stop what listens there, or set PORT to another port (0: any free one).`,
  EACCES: ({ message }) => `The system does not permit it: ${message}.`,
  ENOENT: ({ path, message }) => (path ? `There is no ${path}.` : `${message}.`),
  EISDIR: () => 'That is a folder, not a file.',
  ENOSPC: () => 'The disk is full. Free some room and try again.',
}

function sentenceOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure)
  const code = 'code' in failure ? String(failure.code) : ''
  const sentence = byCode[code]?.(failure)
  return sentence ?? (failure.message || failure.name)
}

const portOf = (message: string): string => {
  const found = /[\d.[\]:a-f]+:(\d+)$/.exec(message)?.[1]
  return found === undefined ? 'the port' : `port ${found}`
}

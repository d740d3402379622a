import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { EngineLog } from './engine.ts'
import { EngineError } from './engine-error.ts'
import type { ChildOptions, FromChild, ToChild } from './protocol.ts'

/** A child that is ready to answer. */
export interface EngineChild {
  readonly pid: number
  /** Resolves with a sentence on how it ended. */
  readonly ended: Promise<string>
  /** Asks it to finish its writes and leave. */
  stop(): void
  kill(): void
}

/** Opening took 0.1–0.5 s on 10 million rows; a directory of many parts on a slow disk takes longer. */
const READY_MS = 60_000
/** CANNOT_OPEN_FILE of the file that ClickHouse locks. chDB writes the reason to its standard error, and throws another. */
const LOCKED = /Code: 76\. .*Cannot lock file/
/** What a process says before it fails ends with the reason. */
const LINES_KEPT = 10

/**
 * The child's whole environment: nothing of the parent's, whose secrets it does not need. The pool of threads is larger
 * than Node's four, which five heavy statements kept waiting for 5.8 s.
 */
const ENVIRONMENT = { UV_THREADPOOL_SIZE: '16', TZ: 'UTC' }

/**
 * Starts the engine's process and waits until it answers.
 * @throws {EngineError} `directory_in_use` where another process holds the directory, else `cannot_start`.
 */
export async function startChild(
  childPath: string,
  options: ChildOptions,
  log: EngineLog,
): Promise<EngineChild> {
  const child = fork(childPath, [], {
    env: ENVIRONMENT,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`))
  })
  const closed = new Promise((resolve) => child.once('close', resolve))
  // `error` is also emitted where the child is gone when it is told something; `exit` tells the rest.
  child.on('error', (error) => log('warn', error.message))
  const lastLines: string[] = []
  forwardLines(child, (level, line) => {
    log(level, line)
    lastLines.push(line)
    if (lastLines.length > LINES_KEPT) lastLines.shift()
  })
  try {
    send(child, { type: 'start', options })
    await ready(child, ended)
  } catch (cause) {
    child.kill('SIGKILL')
    if (child.pid !== undefined) await closed
    throw failure(options.directory, lastLines.join('\n'), cause)
  }
  return {
    pid: child.pid ?? 0,
    ended,
    stop: () => send(child, { type: 'stop' }),
    kill: () => child.kill('SIGKILL'),
  }
}

async function ready(child: ChildProcess, ended: Promise<string>): Promise<void> {
  const [message] = await Promise.race([
    once(child, 'message', { signal: AbortSignal.timeout(READY_MS) }) as Promise<[FromChild]>,
    ended.then((how) => Promise.reject(new Error(`its process ${how}`))),
  ])
  if (message.type === 'failed') throw new Error(message.message)
}

function failure(directory: string, said: string, cause: unknown): EngineError {
  if (LOCKED.test(said)) {
    return new EngineError('directory_in_use', `Another process uses the data directory ${directory}`, {
      cause,
    })
  }
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new EngineError(
    'cannot_start',
    `The engine could not open ${directory}: ${reason}\n${said}`.trim(),
    { cause },
  )
}

function send(child: ChildProcess, message: ToChild): void {
  if (child.connected) child.send(message, () => {})
}

function forwardLines(child: ChildProcess, log: EngineLog): void {
  if (child.stdout) createInterface(child.stdout).on('line', (line) => log('info', line))
  if (child.stderr) createInterface(child.stderr).on('line', (line) => log('warn', line))
}

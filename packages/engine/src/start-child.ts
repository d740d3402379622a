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
/** CANNOT_OPEN_FILE, of which the lock on `status` is the case that occurs. */
const LOCK_CODE = 76

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
  // `error` is also emitted where the child is gone when it is told something; `exit` tells the rest.
  child.on('error', (error) => log('warn', error.message))
  forwardLines(child, log)
  try {
    send(child, { type: 'start', options })
    await ready(child, ended, options.directory)
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  return {
    pid: child.pid ?? 0,
    ended,
    stop: () => send(child, { type: 'stop' }),
    kill: () => child.kill('SIGKILL'),
  }
}

async function ready(child: ChildProcess, ended: Promise<string>, directory: string): Promise<void> {
  const timeout = AbortSignal.timeout(READY_MS)
  const reply = await Promise.race([
    once(child, 'message', { signal: timeout }) as Promise<[FromChild]>,
    ended.then((how) => Promise.reject(new Error(`its process ${how}`))),
  ]).catch((cause) => {
    throw new EngineError('cannot_start', `The engine did not start: ${cause.message}`, { cause })
  })
  const [message] = reply
  if (message.type === 'ready') return
  if (message.clickhouseCode === LOCK_CODE) {
    throw new EngineError('directory_in_use', `Another process uses ${directory}: ${message.message}`)
  }
  throw new EngineError('cannot_start', `The engine could not open ${directory}: ${message.message}`)
}

function send(child: ChildProcess, message: ToChild): void {
  if (child.connected) child.send(message, () => {})
}

function forwardLines(child: ChildProcess, log: EngineLog): void {
  if (child.stdout) createInterface(child.stdout).on('line', (line) => log('info', line))
  if (child.stderr) createInterface(child.stderr).on('line', (line) => log('warn', line))
}

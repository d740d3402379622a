import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import type { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defaultChildPath } from './child-path.ts'
import type { Engine, EngineOptions } from './engine.ts'
import { keepRunning } from './keep-running.ts'
import { type ChildOptions, SECRET_HEADER } from './protocol.ts'
import { createSocketAgent } from './socket-agent.ts'

/**
 * Starts ClickHouse on a directory, in a process of its own that is watched, replaced when it crashes (0.2–0.5 s), and
 * ends with this one.
 *
 * @throws {EngineError} `directory_in_use` where another engine keeps the directory longer than `lockWaitMs`,
 * `cannot_start` where ClickHouse cannot be started or cannot open the directory.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const directory = path.resolve(options.directory)
  mkdirSync(directory, { recursive: true })
  // Short, as a socket's path may have 104 bytes; made with mode 0700, so that no other user can connect.
  const runDirectory = mkdtempSync(path.join(tmpdir(), 'engine-'))
  const removeRunDirectory = () => rmSync(runDirectory, { recursive: true, force: true })
  process.once('exit', removeRunDirectory)
  const cleanUp = () => {
    process.off('exit', removeRunDirectory)
    removeRunDirectory()
  }

  const socketPath = path.join(runDirectory, 'http')
  const secret = randomBytes(32).toString('base64url')
  const headers = { [SECRET_HEADER]: secret }
  const childOptions: ChildOptions = {
    directory,
    runDirectory,
    socketPath,
    secret,
    memoryBytesMax: options.memoryBytesMax ?? 600_000_000,
    readers: options.readers ?? 3,
    ...(options.backupDirectory === undefined
      ? {}
      : { backupDirectory: path.resolve(options.backupDirectory) }),
  }
  const running = await keepRunning({
    childPath: options.childPath ?? defaultChildPath(),
    child: childOptions,
    headers,
    answerTimeoutMs: options.answerTimeoutMs ?? 10_000,
    lockWaitMs: options.lockWaitMs ?? 8_000,
    stopTimeoutMs: options.stopTimeoutMs ?? 10_000,
    log: options.log ?? (() => {}),
  }).catch((error) => {
    cleanUp()
    throw error
  })
  const agents: Agent[] = []
  let stopped: Promise<void> | undefined

  return {
    url: 'http://localhost',
    get agent() {
      const agent = createSocketAgent(socketPath)
      agents.push(agent)
      return agent
    },
    socketPath,
    headers,
    get pid() {
      return running.pid()
    },
    onRestart: running.onRestart,
    state: running.state,
    stop() {
      stopped ??= running.stop().finally(() => {
        for (const agent of agents) agent.destroy()
        cleanUp()
      })
      return stopped
    },
  }
}

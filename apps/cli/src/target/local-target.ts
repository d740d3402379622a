import { setTimeout as wait } from 'node:timers/promises'
import {
  type Config,
  createLog,
  DataDirectoryInUse,
  findRunningServer,
  readConfig,
  startServer,
} from '@sojourn/server'
import { CommandError } from '../command-error.ts'
import { connectionFault, send } from './send.ts'
import type { Target } from './target.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** A server that answers, and how it ends where it is ours. */
interface Connection {
  readonly url: string
  readonly token: string
  stop(): Promise<void>
}

/** How long another process may take to start on the data directory or to leave it. */
const startMs = 30_000
/** Attempts of one request; the server of another command may end in the midst of it. */
const attemptsMax = 4

/**
 * The Sojourn on a data directory: the server that runs there, else one that lives in this process for as long as the
 * command works. Where the server was another command's and ended with it, a new one takes its place.
 * @throws CommandError where another process holds the directory and does not answer; those of `startServer`.
 */
export async function openLocalTarget(
  directory: string | undefined,
  environment: Environment,
): Promise<Target> {
  const config = configOf(directory, environment)
  let connection = connect(config)
  const { url } = await connection
  return {
    url,
    isLocal: true,
    async ask(path, ask = {}) {
      for (let attempt = 1; ; attempt++) {
        const used = connection
        const { url, token, stop } = await used
        try {
          return await send(url, token, path, ask)
        } catch (failure) {
          if (ask.signal?.aborted) throw failure
          if (attempt === attemptsMax)
            throw new CommandError(
              `The server on ${config.dataDirectory} does not answer: ${connectionFault(failure)}.`,
              { cause: failure },
            )
          await wait(200 * attempt)
          // Of several requests that broke together, the first one looks for the new server.
          if (connection === used) connection = stop().then(() => connect(config))
        }
      }
    },
    close: () =>
      connection.then(
        ({ stop }) => stop(),
        () => {},
      ),
  }
}

/** For this machine alone, on any free port; a command's own output must stay readable, so only warnings are logged. */
const configOf = (directory: string | undefined, environment: Environment): Config =>
  readConfig({
    ...environment,
    ...(directory === undefined ? {} : { SOJOURN_DATA_DIR: directory }),
    SOJOURN_LOG_LEVEL: environment.SOJOURN_LOG_LEVEL || 'warn',
    HOST: '127.0.0.1',
    PORT: '0',
  })

async function connect(config: Config): Promise<Connection> {
  for (const deadline = Date.now() + startMs; ; ) {
    const running = await findRunningServer(config.dataDirectory)
    if (running) return { url: running.url, token: running.token, stop: async () => {} }
    try {
      return await startOwn(config)
    } catch (failure) {
      if (!(failure instanceof DataDirectoryInUse)) throw failure
      if (Date.now() >= deadline)
        throw new CommandError(
          `Another Sojourn has held ${config.dataDirectory} for ${startMs / 1000} seconds without answering. Wait until it is ready or stop it, and try again.`,
          { cause: failure },
        )
    }
    await wait(200)
  }
}

async function startOwn(config: Config): Promise<Connection> {
  const server = await startServer(config, createLog(config.logLevel, 'stderr'))
  const own = await findRunningServer(config.dataDirectory)
  if (!own) {
    await server.stop()
    throw new CommandError(
      `${config.dataDirectory} does not keep what is written there (server.json is gone).`,
    )
  }
  return { url: server.url, token: own.token, stop: () => server.stop() }
}

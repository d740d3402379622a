import { createLog, readConfig, startServer, version } from '@sojourn/server'
import { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { formatBanner } from './banner.ts'
import { keepHeapSmall } from './keep-heap-small.ts'
import { waitForStop } from './wait-for-stop.ts'

const help = `
What can be set, in the environment:
  PORT                   the port to listen on; 0 takes any free one              (4300)
  HOST                   the address to listen on                                 (0.0.0.0, every one)
  SOJOURN_DATA_DIR       the data directory                                       (./data)
  SOJOURN_WRITE_KEY      the write key of the first site, pk_…                    (made at the first start)
  SOJOURN_SECRET_KEY     its secret key, sk_…                                     (made at the first start)
  SOJOURN_TRUST_PROXY    how many proxies stand in front, for visitors' addresses (off)
  SOJOURN_LOG_LEVEL      trace, debug, info, warn, error or silent                (warn on a terminal, else info)
  SOJOURN_ENGINE_MEMORY  what the embedded engine may use, such as 1GiB           (450MB)
  CLICKHOUSE_URL         a ClickHouse server instead of the embedded engine
  DATABASE_URL           a Postgres server instead of the embedded one

It stops on SIGTERM and SIGINT (Ctrl-C), after what it accepted is on disk. A second signal stops it at once; what was
acknowledged is on disk even then.`

/** `sojourn serve`: the server, until a signal ends it. */
export const serveCommand = ({ environment }: CommandContext): Command =>
  new Command('serve')
    .summary('run the server')
    .description(
      'Runs the server, with everything that it needs inside. The first start makes an organization, a site and its keys, and prints them.',
    )
    .option('--port <port>', 'the port to listen on; 0 takes any free one (standard: PORT, else 4300)')
    .option('--data <folder>', 'the data directory (standard: SOJOURN_DATA_DIR, else ./data)')
    .addHelpText('after', help)
    .action(async (options: { port?: string; data?: string }) => {
      const config = readConfig({
        ...environment,
        SOJOURN_LOG_LEVEL: environment.SOJOURN_LOG_LEVEL || (process.stdout.isTTY ? 'warn' : 'info'),
        ...(options.port === undefined ? {} : { PORT: options.port }),
        ...(options.data === undefined ? {} : { SOJOURN_DATA_DIR: options.data }),
      })
      keepHeapSmall()
      const stopAsked = waitForStop()
      const server = await startServer(config, createLog(config.logLevel, 'stdout'))
      console.log(formatBanner({ ...server, version, dataDirectory: config.dataDirectory }))
      await stopAsked
      await server.stop()
    })

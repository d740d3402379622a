import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCatalog } from '@sojourn/catalog'
import type { KeyScope } from '@sojourn/contract'
import { type Logger, pino } from 'pino'
import { readConfig } from '../src/config.ts'
import { startServer } from '../src/start-server.ts'
import { type Api, createApi } from './create-api.ts'
import { makeDatabase } from './make-database.ts'

/** A site and what it is asked with. */
export interface TestSite {
  readonly siteId: string
  /** Public; collects for this site. */
  readonly writeKey: string
  /** All scopes over this site alone. */
  readonly secretKey: string
  /** Asks with the secret key. */
  readonly api: Api
}

/** A real server on a data directory of its own, and two sites of one organization on it. */
export interface TestServer {
  readonly url: string
  readonly dataDirectory: string
  readonly first: TestSite
  readonly second: TestSite
  /** Asks with a key of both sites. */
  readonly api: Api
  /** Asks without a credential. */
  readonly anybody: Api
  /** What the server logged as a warning or worse. */
  readonly logged: readonly string[]
  /** Stops it and starts it again on the same data. */
  restart(): Promise<void>
  /** Stops it and removes its data, but for a directory that was given. */
  stop(): Promise<void>
}

/** Starts the server as `serve` does, on a free port of this machine. */
export async function startTestServer(
  options: {
    dataDirectory?: string
    /** An empty database of a Postgres server for the catalog; else the embedded one, or a server that is named for all tests. */
    databaseUrl?: string
    environment?: Readonly<Record<string, string>>
  } = {},
): Promise<TestServer> {
  const made = options.dataDirectory ? undefined : await mkdtemp(join(tmpdir(), 'sojourn-server-'))
  const dataDirectory = await realpath(options.dataDirectory ?? (made as string))
  const named = process.env.TEST_POSTGRES_URL
  const own = named && !options.databaseUrl && made ? await makeDatabase(named) : undefined
  const databaseUrl = options.databaseUrl ?? own?.url
  const keys = await makeSites(
    databaseUrl ? { url: databaseUrl } : { directory: join(dataDirectory, 'catalog') },
  )
  const logged: string[] = []
  const log: Logger = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) })
  const start = (port: string) =>
    startServer(
      readConfig({
        ...options.environment,
        PORT: port,
        HOST: '127.0.0.1',
        SOJOURN_DATA_DIR: dataDirectory,
        DATABASE_URL: databaseUrl,
      }),
      log,
    )

  let running = await start('0')
  const { url } = running
  const siteOf = (site: Omit<TestSite, 'api'>): TestSite => ({ ...site, api: createApi(url, site.secretKey) })
  return {
    url,
    dataDirectory,
    first: siteOf(keys.first),
    second: siteOf(keys.second),
    api: createApi(url, keys.secretKey),
    anybody: createApi(url, undefined),
    logged,
    async restart() {
      await running.stop()
      running = await start(new URL(url).port)
    },
    async stop() {
      await running.stop()
      await own?.drop()
      if (made) await rm(made, { recursive: true, force: true })
    },
  }
}

/** Sites and keys as they stand in the catalog before the server opens it. */
async function makeSites(where: Parameters<typeof openCatalog>[0]) {
  const catalog = await openCatalog(where)
  try {
    const { organizationId, site, secretKey = '' } = await catalog.ensureFirst({})
    const keyOf = async (siteId: string, kind: 'write' | 'secret') => {
      const scopes: KeyScope[] = kind === 'write' ? ['collect'] : ['collect', 'read', 'export', 'admin']
      const made = await catalog.createKey({ organizationId, siteId, kind, scopes, name: kind })
      return made.secret
    }
    const keysOf = async (siteId: string) => ({
      siteId,
      writeKey: await keyOf(siteId, 'write'),
      secretKey: await keyOf(siteId, 'secret'),
    })
    const other = await catalog.createSite(organizationId, { name: 'Second' })
    return { first: await keysOf(site.siteId), second: await keysOf(other.siteId), secretKey }
  } finally {
    await catalog.close()
  }
}

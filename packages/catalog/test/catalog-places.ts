import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { OpenDatabase } from '../src/database.ts'
import { openPglite } from '../src/pglite/open-pglite.ts'

/** An empty place for a catalog, and how to look into it beside the catalog. */
export interface CatalogPlace {
  readonly where: { directory: string } | { url: string }
  look(): Promise<Pick<OpenDatabase, 'database' | 'close'>>
  drop(): Promise<void>
}

interface Engine {
  readonly name: string
  make(): Promise<CatalogPlace>
}

const pglite: Engine = {
  name: 'PGlite',
  async make() {
    const parent = await mkdtemp(join(tmpdir(), 'sojourn-catalog-'))
    const directory = join(parent, 'catalog')
    return {
      where: { directory },
      look: () => openPglite(directory),
      drop: () => rm(parent, { recursive: true, force: true }),
    }
  },
}

/** The server that was named, or the one that the tests started; undefined where there is none on this machine. */
const server = process.env.TEST_POSTGRES_URL ?? process.env.TEMPORARY_POSTGRES_URL

const postgres = (url: string): Engine => ({
  name: 'a Postgres server',
  async make() {
    const name = `sojourn_test_${randomBytes(6).toString('hex')}`
    const admin = async (command: string): Promise<void> => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query(command).finally(() => client.end())
    }
    await admin(`create database ${name}`)
    const own = new URL(url)
    own.pathname = `/${name}`
    return {
      where: { url: own.href },
      async look() {
        const pool = new pg.Pool({ connectionString: own.href, max: 1 })
        return { database: drizzle({ client: pool }), close: () => pool.end() }
      },
      // Without force: it waits for connections that are being closed, and one that is cut off has nobody left to hear of it.
      drop: () => admin(`drop database ${name}`),
    }
  },
})

/** What the catalog runs on: each test of it runs on all of them. */
export const engines: readonly Engine[] = server ? [pglite, postgres(server)] : [pglite]

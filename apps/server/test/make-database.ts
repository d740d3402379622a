import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** A Postgres server for tests that want one: the one named, or the one that the test command started. */
export const postgresServer = process.env.TEST_POSTGRES_URL ?? process.env.TEMPORARY_POSTGRES_URL

/** An empty place for a test's catalog. */
export interface TestDatabase {
  readonly url: string
  /** Waits some seconds for connections that are being closed: one that is cut off instead has nobody left to hear of it. */
  drop(): Promise<void>
}

/** Makes an empty database on a server. */
export async function makeDatabase(server: string): Promise<TestDatabase> {
  const name = `sojourn_test_${randomBytes(6).toString('hex')}`
  const command = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  await command(`create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => command(`drop database ${name}`) }
}

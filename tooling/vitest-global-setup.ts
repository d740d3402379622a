import { build, isStale } from './build.mjs'
import { findChromium } from './find-chromium.mjs'
import { findPostgres, findRedis } from './find-servers.mjs'
import { startPostgres } from './start-postgres.mjs'

/** Tests that are named on the command line: only these of them need a Postgres server. */
const needsPostgres = /catalog|postgres/

/**
 * Tests start real child processes from `dist/`, so it is made before the first of them. Browser tests read `CHROMIUM_PATH`,
 * those on real servers `REDIS_SERVER_PATH` and `TEMPORARY_POSTGRES_URL`.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (await isStale()) await build()
  const named = process.argv.slice(2).filter((word) => word.includes('/') || needsPostgres.test(word))
  const programs = findPostgres()
  const isAsked = named.length === 0 || named.some((word) => needsPostgres.test(word))
  const postgres =
    isAsked && programs && !process.env.TEST_POSTGRES_URL ? await startPostgres(programs) : undefined
  const found = {
    CHROMIUM_PATH: findChromium(),
    REDIS_SERVER_PATH: findRedis(),
    TEMPORARY_POSTGRES_URL: postgres?.url,
  }
  for (const [name, value] of Object.entries(found)) if (value) process.env[name] ??= value
  return async () => {
    await postgres?.stop()
  }
}

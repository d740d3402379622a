import { rm } from 'node:fs/promises'
import { makeFirstCatalog } from '@sojourn/test-server/catalog'
import { startTestEngine } from '@sojourn/test-server/engine'
import { build, isStale } from './build.mjs'
import { findChromium } from './find-chromium.mjs'
import { findPostgres, findRedis } from './find-servers.mjs'
import { makeMemoryFolder } from './make-memory-folder.mjs'
import { startPostgres } from './start-postgres.mjs'

/** Of tests that are named on the command line, those that need a Postgres server, and those that ask an engine of theirs all. */
const needsPostgres = /catalog|postgres/
const needsEngine = /warehouse|analytics/

/**
 * Tests start real child processes from `dist/`, so it is made before the first of them. Browser tests read `CHROMIUM_PATH`,
 * those on real servers `REDIS_SERVER_PATH` and `TEMPORARY_POSTGRES_URL`; with `TEST_POSTGRES_URL=temporary` that server has
 * every catalog of the tests. Tests of the store have a database each on one engine. All temporary files go where
 * {@link makeMemoryFolder} says.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (await isStale()) await build()
  const inMemory = await makeMemoryFolder()
  if (inMemory) process.env.TMPDIR = inMemory
  const named = process.argv
    .slice(2)
    .filter((word) => word.includes('/') || needsPostgres.test(word) || needsEngine.test(word))
  const isAsked = (kind: RegExp) => named.length === 0 || named.some((word) => kind.test(word))
  if (named.length === 0) await makeFirstCatalog()
  const isForAll = process.env.TEST_POSTGRES_URL === 'temporary'
  const programs = process.env.TEST_POSTGRES_URL && !isForAll ? undefined : findPostgres()
  if (isForAll && !programs) throw new Error('no programs of a Postgres server are on this machine')
  const postgres =
    (isForAll || isAsked(needsPostgres)) && programs ? await startPostgres(programs) : undefined
  if (isForAll) process.env.TEST_POSTGRES_URL = postgres?.url
  const engine =
    isAsked(needsEngine) && !process.env.TEST_CLICKHOUSE_URL ? await startTestEngine() : undefined
  const found = {
    ...engine?.environment,
    CHROMIUM_PATH: findChromium(),
    REDIS_SERVER_PATH: findRedis(),
    TEMPORARY_POSTGRES_URL: postgres?.url,
  }
  for (const [name, value] of Object.entries(found)) if (value) process.env[name] ??= value
  return async () => {
    await engine?.stop()
    await postgres?.stop()
    if (inMemory) await rm(inMemory, { recursive: true, force: true })
  }
}

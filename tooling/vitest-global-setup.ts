import { build, isStale } from './build.mjs'
import { findChromium } from './find-chromium.mjs'
import { findPostgres, findRedis } from './find-servers.mjs'

/**
 * Tests start real child processes from `dist/`, so it is made before the first of them. Browser tests read `CHROMIUM_PATH`,
 * tests on real servers `REDIS_SERVER_PATH` and `POSTGRES_PROGRAMS_PATH`.
 */
export async function setup(): Promise<void> {
  if (await isStale()) await build()
  const found = {
    CHROMIUM_PATH: findChromium(),
    REDIS_SERVER_PATH: findRedis(),
    POSTGRES_PROGRAMS_PATH: findPostgres(),
  }
  for (const [name, path] of Object.entries(found)) if (path) process.env[name] ??= path
}

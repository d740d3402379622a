import { build, isStale } from './build.mjs'
import { findChromium } from './find-chromium.mjs'

/** Tests start real child processes from `dist/`, so it is made before the first of them. Browser tests read `CHROMIUM_PATH`. */
export async function setup(): Promise<void> {
  if (await isStale()) await build()
  process.env.CHROMIUM_PATH ??= findChromium()
}

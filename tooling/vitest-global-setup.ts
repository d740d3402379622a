import { build, isStale } from './build.mjs'

/** Tests start real child processes from `dist/`, so it is made before the first of them. */
export async function setup(): Promise<void> {
  if (await isStale()) await build()
}

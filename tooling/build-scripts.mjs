import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The tracker's scripts for tags, by the names that they are served under → the file that each starts with. */
export const scripts = {
  'sojourn.js': 'packages/tracker/src/script/sojourn.ts',
  'sojourn.full.js': 'packages/tracker/src/script/sojourn-full.ts',
}

/** Names of members that stay within the script, and that nothing of the browser or of a site's code has. */
const inside =
  /^(flushWithin|flushLast|flushNow|isAllowed|count|onQueued|onSession|inactivityMs|lengthMaxMs|isReady|forgetVisitor|isPage|giveBack|claim|dropOldest|store|queue|emit|work|forget|sectionOf|session|waitingKey|eventText)$/

/**
 * A script for tags as it travels: one statement, small.
 * @param {string} source the file that it starts with, from the root
 * @returns {Promise<string>}
 * @throws {esbuild.BuildFailure} where the sources cannot be bundled; esbuild has printed why
 */
export async function bundleTagScript(source) {
  // Loaded only here: who runs what is built need not have it.
  const { minify } = await import('terser')
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [source],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    mangleProps: inside,
    tsconfigRaw: {},
    logLevel: 'warning',
  })
  const { code } = await minify(outputFiles[0].text, {
    ecma: 2020,
    toplevel: true,
    compress: { passes: 3 },
  })
  return code
}

/**
 * Makes the scripts in a folder.
 * @param {string} folder
 * @param {(file: string, text: string) => Promise<void>} write
 */
export async function buildScripts(folder, write) {
  await mkdir(folder, { recursive: true })
  for (const [name, source] of Object.entries(scripts))
    await write(path.join(folder, name), await bundleTagScript(source))
}

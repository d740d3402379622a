import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Packs folders as npm would publish them.
 * @param {string[]} folders each with a `package.json`
 * @param {string} target the folder for the tarballs
 * @returns {Promise<string[]>} the tarballs, in the same order
 */
export async function packPackages(folders, target) {
  const flags = ['--json', '--ignore-scripts', '--offline', '--pack-destination', target]
  const { stdout } = await run('npm', ['pack', ...flags, ...folders])
  return JSON.parse(stdout).map(({ filename }) => path.join(target, filename))
}

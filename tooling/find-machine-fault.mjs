import { readFileSync } from 'node:fs'

/** Where chDB has a build for, by the names of `process.platform` and `process.arch`. */
const enginePlatforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']

/**
 * What this machine lacks to run the tests, in one sentence; undefined where nothing is missing.
 * @param {{ node: string, platform: string, arch: string, isMusl: boolean }} [machine]
 * @returns {string | undefined}
 */
export function findMachineFault(machine = thisMachine()) {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const [wantedMajor, wantedMinor] = engines.node.replace('>=', '').split('.').map(Number)
  const [major, minor] = machine.node.split('.').map(Number)
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor))
    return `Sojourn needs Node.js ${wantedMajor}.${wantedMinor} or newer; this is ${machine.node}. See https://nodejs.org/`

  const place = `${machine.platform}-${machine.arch}`
  if (!enginePlatforms.includes(place) || machine.isMusl)
    return (
      `The embedded engine (chDB) runs on Linux with glibc and on macOS, x64 or arm64; this is ${place}` +
      `${machine.isMusl ? ' with musl' : ''}. Use such a machine or container, for instance the image node:22-bookworm.`
    )
  return undefined
}

function thisMachine() {
  const { node } = process.versions
  return { node, platform: process.platform, arch: process.arch, isMusl: isMuslHere() }
}

/** Node reports the version of glibc that it runs on, and none on musl. */
function isMuslHere() {
  if (process.platform !== 'linux') return false
  process.report.excludeNetwork = true
  const report = process.report.getReport()
  return report.header.glibcVersionRuntime === undefined
}

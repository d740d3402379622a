import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Writes into `package-lock.json` the optional packages that npm left out because its registry did not have them:
 * `npm ci` refuses a lock file without them. Which platform a package is for is read from its name, as npm packages of
 * native binaries are named (`…-darwin-arm64`, `…-linux-x64-musl`). They carry no checksum, since there was nothing to sum.
 */
const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))

const systems = /aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32/
const processors = /arm64|x64|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32|arm/

const locked = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)))
for (const parent of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (locked.has(name)) continue
    const [system] = systems.exec(name) ?? []
    const [processor] = processors.exec(name) ?? []
    if (!system || !processor)
      throw new Error(`${name} names no platform; install it where it can be fetched`)
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [processor],
      ...(parent.dev ? { dev: true } : {}),
      ...(system === 'linux' ? { libc: [name.endsWith('musl') ? 'musl' : 'glibc'] } : {}),
      license: parent.license,
      optional: true,
      os: [system],
    }
    console.log(`added ${name}@${version} for ${system}-${processor}`)
  }
}

const inOrder = Object.entries(lock.packages).sort(([one], [other]) => one.localeCompare(other, 'en'))
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(inOrder) }, null, 2)}\n`)

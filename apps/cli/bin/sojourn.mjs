#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs'

const root = new URL('../../../', import.meta.url)

const { engines } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
const [wantedMajor, wantedMinor] = engines.node.replace('>=', '').split('.').map(Number)
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
  console.error(
    `Sojourn needs Node.js ${wantedMajor}.${wantedMinor} or newer; this is ${process.versions.node}. See https://nodejs.org/`,
  )
  process.exit(1)
}

process.setSourceMapsEnabled(true)

// Only a clone has the sources; what was installed from a package was built before.
const builder = new URL('tooling/build.mjs', root)
if (existsSync(builder)) {
  const { build, isStale } = await import(builder.href)
  if (await isStale()) await build()
}
await import(new URL('dist/sojourn.mjs', root).href)

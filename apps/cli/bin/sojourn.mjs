#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

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
  const { isStale } = await import(builder.href)
  // In a process of its own: what building the pages takes, a gibibyte, would stay with the server.
  if (await isStale()) {
    const { status } = spawnSync(process.execPath, [fileURLToPath(builder)], { stdio: ['ignore', 2, 2] })
    if (status !== 0) process.exit(1)
  }
}
await import(new URL('dist/sojourn.mjs', root).href)

#!/usr/bin/env node
import { existsSync } from 'node:fs'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Sojourn needs Node.js 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org/`,
  )
  process.exit(1)
}

process.setSourceMapsEnabled(true)

/** Only a clone has the sources; what was installed from a package was built before. */
const builder = new URL('../../../tooling/build.mjs', import.meta.url)
if (existsSync(builder)) {
  const { build, isStale } = await import(builder.href)
  if (await isStale()) await build()
}
await import(new URL('../../../dist/sojourn.mjs', import.meta.url).href)

import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, isStale } from './build.mjs'
import { findChromium } from './find-chromium.mjs'

const sources = new URL('../bench/src/', import.meta.url)
const bundles = new URL('../dist/', import.meta.url)

/** What a measurement starts beside itself; no command of its own. */
const generator = 'load-generator'

const [name, ...rest] = process.argv.slice(2)
const names = (await readdir(sources))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .filter((file) => file !== generator)

if (name && names.includes(name)) {
  // The server itself must not be found stale, and be built, while its start is being measured.
  if (await isStale()) await build()
  await build(Object.fromEntries([name, generator].map((file) => [`bench-${file}`, `bench/src/${file}.ts`])))
  const program = fileURLToPath(new URL(`bench-${name}.mjs`, bundles))
  const env = { ...process.env, CHROMIUM_PATH: findChromium() ?? '' }
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...rest], { stdio: 'inherit', env })
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
} else {
  console.error(`npm run bench -- NAME [options], where NAME is one of: ${names.join(', ')}`)
  process.exitCode = 1
}

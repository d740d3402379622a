import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './find-chromium.mjs'
import { findMachineFault } from './find-machine-fault.mjs'
import { findPostgres, findRedis } from './find-servers.mjs'

const isThere = {
  'redis-server': () => findRedis() !== undefined,
  postgresql: () => findPostgres() !== undefined,
}
const fault = findMachineFault() ?? ensureChromium()
if (fault) {
  console.error(fault)
  process.exitCode = 1
} else offerServers()

/** Browser tests run in a real Chromium. Debian's root gets it by itself; the others are told how. */
function ensureChromium() {
  if (findChromium()) return undefined
  install('Chromium for the browser tests', ['chromium'])
  if (findChromium()) return undefined
  return 'The browser tests need Chromium or Chrome: install it (on Debian: apt-get install chromium), or name it in CHROMIUM_PATH.'
}

/** Some tests run on a real Redis and a real Postgres besides, each started by the test and ended by it. */
function offerServers() {
  const missing = () => ['redis-server', 'postgresql'].filter((name) => !isThere[name]())
  if (missing().length > 0) install(`${missing().join(' and ')} for the tests on real servers`, missing())
  if (missing().length > 0)
    console.log(
      `The tests that need ${missing().join(' and ')} are skipped (on Debian: apt-get install ${missing().join(' ')}).`,
    )
}

/** Installs packages of Debian, where we are its root. What comes with a service is not started. */
function install(what, packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.log(`Installing ${what}.`)
  const words = ['install', '--yes', '--no-install-recommends', ...packages]
  for (const each of [['update', '--quiet'], words])
    spawnSync('apt-get', each, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    })
}

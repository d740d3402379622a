import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './find-chromium.mjs'
import { findMachineFault } from './find-machine-fault.mjs'

const fault = findMachineFault() ?? ensureChromium()
if (fault) {
  console.error(fault)
  process.exitCode = 1
}

/** Browser tests run in a real Chromium. Debian's root gets it by itself; the others are told how. */
function ensureChromium() {
  if (findChromium()) return undefined
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the browser tests.')
    const install = ['install', '--yes', '--no-install-recommends', 'chromium']
    for (const words of [['update', '--quiet'], install])
      spawnSync('apt-get', words, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    if (findChromium()) return undefined
  }
  return 'The browser tests need Chromium or Chrome: install it (on Debian: apt-get install chromium), or name it in CHROMIUM_PATH.'
}

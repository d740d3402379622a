import { existsSync } from 'node:fs'

/** Where systems and their packages put it. */
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The program of Chromium or Chrome on this machine; undefined where there is none.
 * @param {string | undefined} [named] a path that goes before the usual ones
 * @returns {string | undefined}
 */
export const findChromium = (named = process.env.CHROMIUM_PATH) =>
  [named, ...usual].find((program) => program && existsSync(program))

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface LockedPackage {
  version?: string
  resolved?: string
  optionalDependencies?: Record<string, string>
}

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const packages: Record<string, LockedPackage> = lock.packages

/**
 * npm leaves an optional package out of the lock file when it cannot fetch it, and `npm ci` then refuses the file, or
 * installs nothing for the platform that the package is for.
 */
test('the lock file names the packages of every platform', () => {
  const paths = Object.keys(packages)
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !paths.some((other) => other.endsWith(`node_modules/${name}`)))
      .map(([name, version]) => `${name}@${version} of ${path}`),
  )
  expect(missing, 'run node tooling/complete-lock-file.mjs').toEqual([])
})

test('the lock file names no registry, so that each machine uses its own', () => {
  const named = Object.values(packages).flatMap(({ resolved }) =>
    resolved?.includes('://') ? [resolved] : [],
  )
  expect(named).toEqual([])
})

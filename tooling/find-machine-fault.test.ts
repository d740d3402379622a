import { expect, test } from 'vitest'
import { findMachineFault } from './find-machine-fault.mjs'

const machine = { node: '22.4.1', platform: 'linux', arch: 'x64', isMusl: false }

test('a machine that has everything has no fault, and this is one', () => {
  expect(findMachineFault(machine)).toBeUndefined()
  expect(findMachineFault({ ...machine, node: '20.19.0', platform: 'darwin', arch: 'arm64' })).toBeUndefined()
  expect(findMachineFault()).toBeUndefined()
})

test('an old Node.js is told with the one that is needed', () => {
  for (const node of ['18.20.4', '20.18.3'])
    expect(findMachineFault({ ...machine, node })).toContain(
      `Sojourn needs Node.js 20.19 or newer; this is ${node}`,
    )
})

test('a platform that chDB has no build for is told with one that it has', () => {
  expect(findMachineFault({ ...machine, isMusl: true })).toContain('this is linux-x64 with musl')
  expect(findMachineFault({ ...machine, platform: 'win32' })).toContain('this is win32-x64.')
})

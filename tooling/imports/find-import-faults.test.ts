import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { findImportFaults } from './find-import-faults.mjs'

const roots: string[] = []
afterEach(async () => {
  for (const root of roots.splice(0)) await rm(root, { recursive: true })
})

/** Judges a small repository of these files; every package declares all of ours and `zod`. */
async function judge(files: Record<string, string>): Promise<string[]> {
  const root = await mkdtemp(path.join(tmpdir(), 'sojourn-imports-'))
  roots.push(root)
  const ours = ['contract', 'sessions', 'warehouse', 'server', 'cli', 'tracker', 'test-server', 'unheard-of']
  const dependencies = Object.fromEntries(
    [...ours.map((name) => `@sojourn/${name}`), 'zod'].map((name) => [name, '*']),
  )
  const manifests = Object.keys(files).map((name) => [
    `${name.split('/').slice(0, 2).join('/')}/package.json`,
    JSON.stringify({ dependencies }),
  ])
  const rootManifest = { workspaces: ['packages/*', 'apps/*'], devDependencies: { vitest: '*' } }
  const all: Record<string, string> = {
    'package.json': JSON.stringify(rootManifest),
    ...Object.fromEntries(manifests),
    ...files,
  }
  for (const [name, text] of Object.entries(all)) {
    await mkdir(path.join(root, path.dirname(name)), { recursive: true })
    await writeFile(path.join(root, name), text)
  }
  return findImportFaults(root)
}

test('imports along the arrows, of declared packages and of node, are no fault', async () => {
  const faults = await judge({
    'packages/sessions/src/index.ts': `export * from './fold/fold.ts'`,
    'packages/sessions/src/fold/fold.ts': `
      import { z } from 'zod'
      import { readFile } from 'node:fs/promises'
      import type { EventInput } from '@sojourn/contract'
      import sql from './fold.sql?raw'
      import { step } from '../step.ts'`,
    'packages/sessions/src/pages.ts': `import page from '../../../docs/errors/internal.md?raw'`,
    'packages/sessions/src/step.ts': 'export const step = 1',
    'packages/sessions/src/step.test.ts': `import { test } from 'vitest'; import { fold } from './index.ts'`,
    'apps/server/src/config.ts': 'export const port = process.env.PORT',
  })
  expect(faults).toEqual([])
})

test("a package's further doors are those that its exports name", async () => {
  const manifest = {
    name: '@sojourn/contract',
    exports: { '.': './src/index.ts', './server': './src/server.ts' },
  }
  const importing = (name: string) => ({
    'packages/contract/src/server.ts': 'export const a = 1',
    'packages/contract/package.json': JSON.stringify(manifest),
    'packages/sessions/src/a.ts': `import { a } from '@sojourn/contract/${name}'`,
  })
  expect(await judge(importing('server'))).toEqual([])
  expect(await judge(importing('src/server'))).toEqual([expect.stringContaining('imports the inside of')])
})

test('an import against the arrows is named with its line and what would be allowed', async () => {
  const faults = await judge({ 'packages/sessions/src/a.ts': `\nexport { x } from '@sojourn/warehouse'` })
  expect(faults).toEqual([
    'packages/sessions/src/a.ts:2 imports @sojourn/warehouse; sessions may import only contract',
  ])
})

test('a dynamic import and an import type count as imports', async () => {
  const faults = await judge({
    'packages/engine/src/a.ts': `export type A = import('@sojourn/contract').A; await import('@sojourn/contract')`,
  })
  expect(faults).toHaveLength(2)
  expect(faults[0]).toContain('engine may import only nothing of ours')
})

test('where only types may be imported, a value is a fault', async () => {
  const faults = await judge({
    'packages/tracker/src/a.ts': `import type { A } from '@sojourn/contract'`,
    'packages/tracker/src/b.ts': `import { A } from '@sojourn/contract'`,
  })
  expect(faults).toEqual([expect.stringContaining('packages/tracker/src/b.ts:1')])
})

test('tests of the tracker may start a server, its sources may not', async () => {
  const faults = await judge({
    'packages/tracker/src/a.test.ts': `import { startSojourn } from '@sojourn/test-server'`,
    'packages/tracker/src/a.ts': `import { startSojourn } from '@sojourn/test-server'`,
  })
  expect(faults).toEqual([expect.stringContaining('packages/tracker/src/a.ts:1')])
})

test('a package is entered by its door, and its own files are imported directly', async () => {
  const faults = await judge({
    'packages/sessions/src/a.ts': `import '@sojourn/contract/src/ids.ts'`,
    'packages/sessions/src/b.ts': `import '@sojourn/sessions'`,
    'packages/sessions/src/c.ts': `import './index.ts'`,
    'packages/sessions/src/d.ts': `import '../../contract/src/ids.ts'`,
  })
  expect(faults).toEqual([
    expect.stringContaining('a.ts:1 imports the inside of @sojourn/contract'),
    expect.stringContaining('b.ts:1 imports its own package by name'),
    expect.stringContaining("c.ts:1 goes through its own package's door"),
    expect.stringContaining('d.ts:1 reaches out of packages/sessions'),
  ])
})

test('what package.json does not declare may not be imported', async () => {
  const faults = await judge({
    'packages/sessions/src/a.ts': `import 'hono/logger'; import 'vitest'`,
    'packages/sessions/src/a.test.ts': `import 'vitest'`,
  })
  expect(faults).toEqual([
    'packages/sessions/src/a.ts:1 imports hono, which packages/sessions/package.json does not declare',
    'packages/sessions/src/a.ts:1 imports vitest, which packages/sessions/package.json does not declare',
  ])
})

test('rooms that import each other in a circle are told once, with the lines', async () => {
  const faults = await judge({
    'packages/sessions/src/a/one.ts': `import '../b/one.ts'`,
    'packages/sessions/src/b/one.ts': `import type { X } from '../c.ts'`,
    'packages/sessions/src/c.ts': `import './a/two.ts'`,
    'packages/sessions/src/a/two.ts': '',
  })
  expect(faults).toEqual([
    'packages/sessions/src: a → b → c.ts → a is a circle (packages/sessions/src/a/one.ts:1, ' +
      'packages/sessions/src/b/one.ts:1, packages/sessions/src/c.ts:1)',
  ])
})

test('the environment is read in one place', async () => {
  const faults = await judge({
    'apps/server/src/start.ts': 'export const port = process.env.PORT',
    'apps/cli/src/a.ts': `import { env } from 'node:process'`,
    'packages/sessions/src/a.ts': 'const { env } = process',
    'packages/sessions/src/a.test.ts': 'const port = process.env.PORT',
    'packages/sessions/src/b.ts': '// process.env is not read here',
  })
  expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
    'apps/cli/src/a.ts:1',
    'apps/server/src/start.ts:1',
    'packages/sessions/src/a.ts:1',
  ])
})

test('a package without a place in the order is a fault', async () => {
  const faults = await judge({ 'packages/unheard-of/src/a.ts': '' })
  expect(faults).toEqual([expect.stringContaining('say in tooling/imports/directions.mjs')])
})

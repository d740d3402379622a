import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'

const run = promisify(execFile)
const repository = fileURLToPath(new URL('..', import.meta.url))
let root: string

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'sojourn-build-'))
  await symlink(path.join(repository, 'node_modules'), path.join(root, 'node_modules'))
  const files = {
    'apps/cli/src/main.ts': `
      import { answer } from '@sojourn/contract'
      import sql from './question.sql?raw'
      import { z } from 'zod'
      console.log(answer, sql.trim(), typeof z.string)`,
    'apps/cli/src/question.sql': 'SELECT 1\n',
    'packages/contract/src/index.ts': 'export const answer: number = 42',
    'packages/engine/src/child/main.ts': `console.log('engine')`,
    'packages/tracker/src/script/sojourn.ts': `window.sojourn = () => 'small'`,
    'packages/tracker/src/script/sojourn-full.ts': `window.sojourn = () => 'full'`,
  }
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.join(root, path.dirname(name)), { recursive: true })
    await writeFile(path.join(root, name), text)
  }
  for (const name of [
    'tooling/build.mjs',
    'tooling/build-scripts.mjs',
    'apps/cli/bin/sojourn.mjs',
    'package.json',
  ])
    await cp(path.join(repository, name), path.join(root, name))
})
afterEach(() => rm(root, { recursive: true }))

const node = async (...args: string[]) => (await run(process.execPath, args, { cwd: root })).stdout.trim()
const isStale = () =>
  node(
    '--input-type=module',
    '--eval',
    `const { isStale } = await import('./tooling/build.mjs'); console.log(await isStale())`,
  )

test('the command builds what is not built, and runs it', async () => {
  expect(await node('apps/cli/bin/sojourn.mjs')).toBe('42 SELECT 1 function')
})

test("the tracker's scripts are one statement each", async () => {
  await node('tooling/build.mjs')
  const script = await readFile(path.join(root, 'dist/tracker/sojourn.full.js'), 'utf8')
  expect(script.trim()).toMatch(/^\(\(\)=>\{.*full.*\}\)\(\);?$|^window\.sojourn=.*full.*$/)
})

test('what was built runs without the sources', async () => {
  await node('tooling/build.mjs')
  for (const folder of ['packages', 'tooling', 'apps/cli/src'])
    await rm(path.join(root, folder), { recursive: true })
  expect(await node('apps/cli/bin/sojourn.mjs')).toBe('42 SELECT 1 function')
  expect(await node('dist/engine.mjs')).toBe('engine')
})

test('a source that was changed or removed makes the bundle stale, a changed test does not', async () => {
  await writeFile(path.join(root, 'apps/cli/src/main.test.ts'), '')
  expect(await isStale()).toBe('true')
  await node('tooling/build.mjs')
  expect(await isStale()).toBe('false')

  const later = new Date(Date.now() + 60_000)
  await utimes(path.join(root, 'apps/cli/src/main.test.ts'), later, later)
  expect(await isStale()).toBe('false')
  await utimes(path.join(root, 'apps/cli/src/question.sql'), later, later)
  expect(await isStale()).toBe('true')
  await rm(path.join(root, 'apps/cli/src/question.sql'))
  expect(await isStale()).toBe('true')
})

test('a bundle that cannot be made is told, and does not keep back the other', async () => {
  await rm(path.join(root, 'apps/cli/src/question.sql'))
  const failure = await node('tooling/build.mjs').catch((error) => error)
  expect(failure.code).toBe(1)
  expect(failure.stderr).toContain('question.sql')
  expect(await node('dist/engine.mjs')).toBe('engine')
})

test('several builds at once leave whole files and nothing else', async () => {
  await Promise.all([1, 2, 3].map(() => node('tooling/build.mjs')))
  expect((await readdir(path.join(root, 'dist'))).sort()).toEqual([
    'engine.mjs',
    'engine.mjs.map',
    'sojourn.mjs',
    'sojourn.mjs.map',
    'tracker',
  ])
  expect((await readdir(path.join(root, 'dist/tracker'))).sort()).toEqual(['sojourn.full.js', 'sojourn.js'])
  expect(await node('dist/sojourn.mjs')).toBe('42 SELECT 1 function')
})

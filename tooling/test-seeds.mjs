import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { listWorkspaces } from './imports/list-workspaces.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
const [first = '', ...others] = process.argv.slice(2)
const isCounted = /^\d+$/.test(first)
const times = isCounted ? Number(first) : 1
const wanted = isCounted ? others : [first, ...others].filter(Boolean)

const files = await findPropertyTests()
if (files.length === 0) {
  console.error(
    `No property test is in ${wanted.join(', ')}. npm run test:seeds -- [TIMES] [PATHS], such as: 5 packages/sessions`,
  )
  process.exitCode = 1
}
for (let time = 1; time <= times && !process.exitCode; time++) {
  const seed = process.env.PROPERTY_SEED ?? String(randomInt(2 ** 31))
  console.log(`Seed ${seed} (${time} of ${times})`)
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PROPERTY_SEED: seed },
  })
  if (status === 0) continue
  console.error(
    `Failed with seed ${seed}. The same again: PROPERTY_SEED=${seed} npm run test:seeds -- ${wanted.join(' ')}`,
  )
  process.exitCode = 1
}

/** Files of tests that draw what they test with, of those whose paths have one of the wanted words in them. */
async function findPropertyTests() {
  const all = (await listWorkspaces(root)).flatMap((workspace) => workspace.files)
  const tests = all.filter((file) => /\.test\.tsx?$/.test(file))
  const asked = tests.filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
  const texts = await Promise.all(asked.map((file) => readFile(path.join(root, file), 'utf8')))
  return asked.filter((_, index) => texts[index]?.includes("'fast-check'"))
}

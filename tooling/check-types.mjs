import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { listWorkspaces } from './imports/list-workspaces.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const compiler = path.join(root, 'node_modules/typescript/bin/tsc')

/** What runs in browsers knows other globals than what runs on Node: such workspaces have a tsconfig of their own. */
const homes = (await listWorkspaces(root)).map(({ home }) => home)
const projects = ['.', ...homes.filter((home) => existsSync(path.join(root, home, 'tsconfig.json')))]
for (const project of projects) {
  const { status } = spawnSync(process.execPath, [compiler, '--noEmit', '--project', project], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}

import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const sourcePattern = /\.(?:ts|tsx|mts|mjs|js)$/
const skipped = /(?:^|\/)(?:node_modules|dist|coverage|\.next)(?:\/|$)/

/**
 * The workspaces of the repository with their source files, read from the disk.
 * @typedef {{ name: string, home: string, doors: string[], dependencies: Set<string>, devDependencies: Set<string>, files: string[] }} Workspace
 * `name` is the folder's, `home` and `files` are paths from the root with forward slashes; `doors` are what the package
 * can be imported by.
 * @param {string} root
 * @returns {Promise<Workspace[]>}
 */
export async function listWorkspaces(root) {
  const rootManifest = await readManifest(root, '.')
  const homes = await Promise.all(rootManifest.workspaces.map((pattern) => expand(root, pattern)))
  const rootDevelopment = Object.keys(rootManifest.devDependencies ?? {})
  return Promise.all(homes.flat().map((home) => readWorkspace(root, home, rootDevelopment)))
}

async function expand(root, pattern) {
  if (!pattern.endsWith('/*')) return [pattern]
  const parent = pattern.slice(0, -2)
  const found = await readdir(path.join(root, parent), { withFileTypes: true }).catch(() => [])
  return found.filter((entry) => entry.isDirectory()).map((entry) => `${parent}/${entry.name}`)
}

async function readWorkspace(root, home, rootDevelopment) {
  const manifest = await readManifest(root, home)
  const { dependencies, peerDependencies, optionalDependencies, devDependencies, exports = {} } = manifest
  const inside = await readdir(path.join(root, home), { recursive: true })
  const files = inside
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => sourcePattern.test(name) && !skipped.test(name))
  return {
    name: path.basename(home),
    home,
    doors: Object.keys(exports).map((key) => path.posix.join(manifest.name ?? '', key)),
    dependencies: new Set(Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })),
    devDependencies: new Set([...rootDevelopment, ...Object.keys(devDependencies ?? {})]),
    files: files.map((name) => `${home}/${name}`).sort(),
  }
}

async function readManifest(root, home) {
  return JSON.parse(await readFile(path.join(root, home, 'package.json'), 'utf8'))
}

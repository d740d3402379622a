import { readFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { directions, testDirections } from './directions.mjs'
import { findCircles } from './find-circles.mjs'
import { listWorkspaces } from './list-workspaces.mjs'
import { readSource } from './read-source.mjs'

const scope = '@sojourn/'
const testPattern = /\.test\.tsx?$|\/test\/|\/template\/|\.config\.ts$/
const isDocumentText = /^docs\/.*\?raw$/
const readsEnvironment =
  /^(?:bench|examples|tooling|packages\/test-server)\/|^apps\/server\/src\/config(?:[-.\w]*\.ts$|\/)/

/**
 * Everything in the repository's imports that is against the rules of CONTRIBUTING.md, one sentence each, with the
 * file and line in front.
 * @param {string} root
 * @returns {Promise<string[]>}
 */
export async function findImportFaults(root) {
  const workspaces = await listWorkspaces(root)
  const doors = new Set(workspaces.flatMap((workspace) => workspace.doors))
  const faults = await Promise.all(workspaces.map((workspace) => checkWorkspace(root, workspace, doors)))
  return faults.flat()
}

async function checkWorkspace(root, workspace, doors) {
  const { name, home, files } = workspace
  if (!directions[name]) return [`${home}: say in tooling/imports/directions.mjs what ${name} may import`]
  const faults = []
  const links = []
  for (const file of files) {
    const { imports, environmentLines } = readSource(file, await readFile(path.join(root, file), 'utf8'))
    if (!readsEnvironment.test(file) && !testPattern.test(file))
      for (const line of environmentLines)
        faults.push(
          `${file}:${line} reads the environment; only the server's config does, and passes values down`,
        )
    for (const found of imports) {
      const judge = found.specifier.startsWith('.') ? checkRelativeImport : checkPackageImport
      faults.push(...judge(workspace, file, found, doors).map((fault) => `${file}:${found.line} ${fault}`))
    }
    if (!testPattern.test(file)) links.push(...linksBetweenRooms(home, file, imports))
  }
  for (const { rooms, lines } of findCircles(links))
    faults.push(`${home}/src: ${[...rooms, rooms[0]].join(' → ')} is a circle (${lines.join(', ')})`)
  return faults
}

function checkRelativeImport({ home }, file, { specifier }) {
  const target = targetOf(file, specifier)
  if (isDocumentText.test(target)) return []
  if (!target.startsWith(`${home}/`))
    return [`reaches out of ${home} to ${target}; import ${scope}… by its name`]
  if (target === `${home}/src/index.ts` && !testPattern.test(file))
    return ["goes through its own package's door; import the file itself"]
  return []
}

function checkPackageImport(workspace, file, { specifier, typesOnly }, doors) {
  const bare = specifier.replace(/\?.*$/, '')
  if (isBuiltin(bare)) return []
  const segments = bare.split('/')
  const packageName = segments.slice(0, bare.startsWith('@') ? 2 : 1).join('/')
  const isTest = testPattern.test(file)
  const isDeclared =
    workspace.dependencies.has(packageName) ||
    // Types of a published package are written out with it: nobody who installs it needs them.
    ((isTest || typesOnly) && workspace.devDependencies.has(packageName))
  const undeclared = isDeclared
    ? []
    : [`imports ${packageName}, which ${workspace.home}/package.json does not declare`]
  if (!bare.startsWith(scope)) return undeclared

  const target = segments[1]
  if (target === workspace.name) return ['imports its own package by name; import the file itself']
  if (segments.length > 2 && !doors.has(bare))
    return [`imports the inside of ${packageName}; import what its door gives`]
  const allowed = [...directions[workspace.name], ...(isTest ? (testDirections[workspace.name] ?? []) : [])]
  if (allowed.includes(target) || (allowed.includes(`types of ${target}`) && typesOnly)) return undeclared
  return [
    `imports ${packageName}; ${workspace.name} may import only ${allowed.join(', ') || 'nothing of ours'}`,
  ]
}

function linksBetweenRooms(home, file, imports) {
  const from = roomOf(home, file)
  return imports
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier, line }) => ({
      from,
      to: roomOf(home, targetOf(file, specifier)),
      at: `${file}:${line}`,
    }))
    .filter((link) => link.from && link.to && link.from !== link.to)
}

const targetOf = (file, specifier) => path.posix.join(path.posix.dirname(file), specifier)

/** The folder directly in `src` that a file lies in, or its own name; undefined outside `src`. */
function roomOf(home, file) {
  const prefix = `${home}/src/`
  return file.startsWith(prefix) ? file.slice(prefix.length).split('/')[0] : undefined
}

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const compiler = path.join(root, 'node_modules/typescript/bin/tsc')
const imported = /(?<=\bfrom '|\bimport\(')[^']+(?=')/g

/**
 * Writes the types of a package's entries, and of the files that these need.
 * @param {string} home the package's folder
 * @param {{ name: string, source: string }[]} entries
 * @param {string} target the folder to write
 * @returns {Promise<Record<string, string>>} entry name → its file in there
 * @throws {Error} where the types do not compile, or need a package that nobody can install
 */
export async function writeDeclarations(home, entries, target) {
  // Beside the sources, so that what these import is found from there.
  const emitted = await mkdtemp(path.join(home, 'dist-types-'))
  try {
    const options = {
      lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
      jsx: 'react-jsx',
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      outDir: emitted,
      rootDir: path.join(home, 'src'),
    }
    const project = path.join(emitted, 'tsconfig.json')
    const files = entries.map(({ source }) => path.join(home, source))
    const config = {
      extends: path.join(root, 'tsconfig.json'),
      compilerOptions: options,
      files,
      include: [],
      exclude: [],
    }
    await writeFile(project, JSON.stringify(config))
    await run(process.execPath, [compiler, '--project', project]).catch(({ stdout }) => {
      throw new Error(`the types of ${home} do not compile:\n${stdout}`)
    })
    const fileOf = (source) => path.relative('src', source).replace(/\.tsx?$/, '.d.ts')
    const places = entries.map(({ name, source }) => [name, fileOf(source)])
    await copyReached(
      emitted,
      target,
      places.map(([, place]) => place),
    )
    return Object.fromEntries(places)
  } finally {
    await rm(emitted, { recursive: true, force: true })
  }
}

async function copyReached(from, to, waiting) {
  const reached = new Set(waiting)
  for (const place of reached) {
    const text = await readFile(path.join(from, place), 'utf8')
    for (const [name] of text.matchAll(imported)) {
      if (unpublished.test(name))
        throw new Error(`${place} needs the types of ${name}, which nobody can install`)
      if (name.startsWith('.'))
        reached.add(path.posix.join(path.posix.dirname(place), name).replace(/\.tsx?$/, '.d.ts'))
    }
    const target = path.join(to, place)
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(
      target,
      text.replace(imported, (name) => (name.startsWith('.') ? name.replace(/\.tsx?$/, '.js') : name)),
    )
  }
}

const unpublished = /^@sojourn\/(?!tracker|react|next|node|gtm)/

import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import { writeDeclarations } from './write-declarations.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The packages that are published, each behind those that it needs. */
export const publishedPackages = ['tracker', 'react', 'next', 'node', 'gtm']

/**
 * Makes a package as it is published: ES modules with their types, a manifest that names them, the licence and a readme.
 * Our packages that are not published go into the modules.
 * @param {string} name of the folder in `packages/`
 * @param {string} target the folder to write, whole or not at all
 * @returns {Promise<void>}
 * @throws {Error} where it cannot be bundled, or its types need a package that is not published
 */
export async function buildPackage(name, target) {
  const home = path.join(root, 'packages', name)
  const manifest = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8'))
  const entries = Object.entries(manifest.exports).map(([key, source]) => ({
    key,
    source,
    name: key === '.' ? 'index' : key.slice('./'.length),
  }))
  await mkdir(path.dirname(target), { recursive: true })
  const made = await mkdtemp(`${target}-`)
  try {
    await bundle(home, manifest, entries, made)
    const types = await writeDeclarations(home, entries, path.join(made, 'types'))
    await writeFile(
      path.join(made, 'package.json'),
      `${JSON.stringify(publicManifest(manifest, entries, types), null, 2)}\n`,
    )
    await cp(path.join(root, 'LICENSE'), path.join(made, 'LICENSE'))
    const readme = path.join(home, 'README.md')
    if (existsSync(readme)) await cp(readme, path.join(made, 'README.md'))
    await rm(target, { recursive: true, force: true })
    await cp(made, target, { recursive: true })
  } finally {
    await rm(made, { recursive: true, force: true })
  }
}

/** Whether a package is installed beside ours, and not part of it. */
const isInstalled = (name) => !name.startsWith(scope) || publishedPackages.includes(name.slice(scope.length))
const scope = '@sojourn/'

async function bundle(home, { dependencies, peerDependencies }, entries, outdir) {
  const outside = Object.keys({ ...dependencies, ...peerDependencies }).filter(isInstalled)
  await esbuild.build({
    absWorkingDir: home,
    entryPoints: Object.fromEntries(entries.map(({ name, source }) => [name, source])),
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    jsx: 'automatic',
    sourcemap: false,
    external: [...outside.flatMap((name) => [name, `${name}/*`]), 'node:*'],
    plugins: [ownUnpublished(outside)],
    logLevel: 'warning',
  })
}

/**
 * Our packages that are not published are read from their sources, and of these only what is used.
 * @returns {esbuild.Plugin}
 */
const ownUnpublished = (outside) => ({
  name: 'own-unpublished',
  setup(context) {
    context.onResolve({ filter: /^@sojourn\/[^/]+$/ }, ({ path: name }) =>
      outside.includes(name)
        ? undefined
        : {
            path: path.join(root, 'packages', name.slice(scope.length), 'src/index.ts'),
            sideEffects: false,
          },
    )
    context.onResolve(
      { filter: /^\.\.?\// },
      async ({ path: name, importer, resolveDir, kind, pluginData }) => {
        const isInside = path.relative(root, importer).startsWith(path.join('packages', path.sep))
        if (kind === 'entry-point' || pluginData === isAsked || !isInside) return undefined
        const found = await context.resolve(name, { importer, resolveDir, kind, pluginData: isAsked })
        return { ...found, sideEffects: false }
      },
    )
  },
})
const isAsked = Symbol('asked')

/** What the source's manifest says, for those who install it. */
function publicManifest(manifest, entries, types) {
  const {
    name,
    version,
    description,
    license,
    type,
    sideEffects = false,
    dependencies = {},
    peerDependencies,
  } = manifest
  const versioned = Object.entries(dependencies)
    .filter(([dependency]) => isInstalled(dependency))
    .map(([dependency, range]) => [dependency, range === '*' ? `^${version}` : `^${range}`])
  const exports = entries.map((entry) => [
    entry.key,
    { types: `./types/${types[entry.name]}`, default: `./${entry.name}.js` },
  ])
  return {
    name,
    version,
    description,
    license,
    type,
    sideEffects,
    exports: Object.fromEntries(exports),
    ...(versioned.length > 0 ? { dependencies: Object.fromEntries(versioned) } : {}),
    ...(peerDependencies ? { peerDependencies } : {}),
    ...(manifest.engines ? { engines: manifest.engines } : {}),
  }
}

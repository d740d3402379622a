import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import { buildScripts, scripts } from './build-scripts.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const outputDirectory = path.join(root, 'dist')
const scriptsDirectory = path.join(outputDirectory, 'tracker')
const dashboardHome = path.join(root, 'apps/dashboard')

/** Bundle name → the file that it starts with. */
const entries = {
  sojourn: 'apps/cli/src/main.ts',
  engine: 'packages/engine/src/child/main.ts',
}

/** Packages that load files beside themselves: a library of machine code, Postgres in WebAssembly, what drives a browser. */
const outside = ['chdb', '@electric-sql/pglite', 'esbuild', 'playwright-core']

/**
 * Bundles the server with its command, the engine's child and the tracker's scripts for tags, into `dist/`. Everything goes
 * in but the packages of `outside`: two thousand small files take a command half a second to load. Several builds may run at
 * once: each file appears whole or not at all, and a bundle that cannot be made does not keep back the other.
 * @param {Record<string, string>} [bundles] others to make in their place
 * @returns {Promise<void>}
 * @throws {esbuild.BuildFailure} where the sources cannot be bundled; esbuild has printed why.
 */
export async function build(bundles = entries) {
  await mkdir(outputDirectory, { recursive: true })
  const pages = bundles === entries && (await isDashboardStale()) ? [buildDashboard()] : []
  const tags = bundles === entries ? [buildTagScripts()] : []
  const outcomes = await Promise.allSettled([...Object.entries(bundles).map(bundle), ...tags, ...pages])
  // Otherwise its process stays as long as ours, and ours may go on to be the server.
  await esbuild.stop()
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

async function bundle([name, source]) {
  const startedAt = new Date()
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { [name]: source },
    outdir: outputDirectory,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    sourcesContent: false,
    // A third less to read at each start. Names stay, for errors and profiles.
    minifyWhitespace: true,
    conditions: [],
    external: outside,
    // Packages in the older module format ask for Node's own modules so.
    banner: {
      js: `import { createRequire as outerRequire } from 'node:module'; const require = outerRequire(import.meta.url);`,
    },
    plugins: [ownPackages, rawTexts],
    logLevel: 'warning',
  })
  const mapFirst = outputFiles.sort((a, b) => b.path.length - a.path.length)
  for (const file of mapFirst) await writeWhole(file.path, file.contents, startedAt)
}

function buildTagScripts() {
  const startedAt = new Date()
  return buildScripts(scriptsDirectory, (file, text) => writeWhole(file, text, startedAt))
}

/** Makes the pages of the dashboard, in a folder of their own that then takes the place of the one before. */
async function buildDashboard() {
  const startedAt = new Date()
  const folder = path.join(outputDirectory, `dashboard.${process.pid}`)
  const { build: buildPages } = await import('vite')
  // A test runner says `test`, with which React would come in its large and slow shape.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await buildPages({ root: dashboardHome, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } })
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
  await utimes(path.join(folder, 'index.html'), startedAt, startedAt)
  await rm(path.join(outputDirectory, 'dashboard'), { recursive: true, force: true })
  // Where another build was faster, its pages stay.
  await rename(folder, path.join(outputDirectory, 'dashboard')).catch(() => rm(folder, { recursive: true }))
}

/** Its own sources and what it bundles of ours: the pages take longer to make than everything else. */
async function isDashboardStale() {
  if (!existsSync(path.join(dashboardHome, 'vite.config.ts'))) return false
  const builtAt = await modifiedAt(path.join(outputDirectory, 'dashboard', 'index.html'))
  const settings = ['index.html', 'vite.config.ts', 'package.json'].map((name) =>
    path.join(dashboardHome, name),
  )
  // The preview of a site's rules is part of the pages.
  const rules = path.join(root, 'packages/sessions')
  const sources = [...(await listSources(dashboardHome)), ...(await listSources(rules))]
  const watched = [...settings, path.join(rules, 'package.json'), ...sources]
  const changedAt = await Promise.all(watched.map(modifiedAt))
  return Math.max(...changedAt) > builtAt
}

/**
 * Whether a bundle is missing or older than the sources. Folders count too, so that a deleted file is noticed.
 * @returns {Promise<boolean>}
 */
export async function isStale() {
  const made = [
    ...Object.keys(entries).map((name) => path.join(outputDirectory, `${name}.mjs`)),
    ...Object.keys(scripts).map((name) => path.join(scriptsDirectory, name)),
  ]
  const builtAt = await Promise.all(made.map(modifiedAt))
  const sources = await Promise.all(['packages', 'apps'].map(listPackageSources))
  const changedAt = await Promise.all([fileURLToPath(import.meta.url), ...sources.flat()].map(modifiedAt))
  return Math.max(...changedAt) > Math.min(...builtAt) || (await isDashboardStale())
}

/** @type {esbuild.Plugin} */
const ownPackages = {
  name: 'own-packages',
  setup(context) {
    context.onResolve({ filter: /^@sojourn\/[^/]+$/ }, ({ path: name }) => {
      const folder = name.slice('@sojourn/'.length)
      const home = ['packages', 'apps'].map((parent) => path.join(root, parent, folder)).find(existsSync)
      if (home) return { path: path.join(home, 'src/index.ts') }
      return { errors: [{ text: `there is no packages/${folder} and no apps/${folder}` }] }
    })
  },
}

/** @type {esbuild.Plugin} */
const rawTexts = {
  name: 'raw-texts',
  setup(context) {
    context.onResolve({ filter: /^\..*\?raw$/ }, ({ path: request, resolveDir }) => ({
      path: path.relative(root, path.join(resolveDir, request.slice(0, -'?raw'.length))),
      namespace: 'raw-text',
    }))
    context.onLoad({ filter: /./, namespace: 'raw-text' }, async ({ path: file }) => ({
      contents: await readFile(path.join(root, file), 'utf8'),
      loader: 'text',
    }))
  },
}

/** Dated to the start of the build, so that a source edited meanwhile is newer than the bundle. */
async function writeWhole(target, contents, writtenAt) {
  const temporary = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    await writeFile(temporary, contents)
    await utimes(temporary, writtenAt, writtenAt)
    await rename(temporary, target)
  } finally {
    await rm(temporary, { force: true })
  }
}

async function listPackageSources(parent) {
  const homes = (await readdir(path.join(root, parent))).map((home) => path.join(root, parent, home))
  const names = await Promise.all(homes.filter((home) => home !== dashboardHome).map(listSources))
  return names.flat()
}

async function listSources(home) {
  const folder = path.join(home, 'src')
  if (!existsSync(folder)) return []
  const inside = await readdir(folder, { recursive: true })
  return [folder, ...inside.map((name) => path.join(folder, name))].filter(
    (name) => !name.endsWith('.test.ts'),
  )
}

/** Unix milliseconds; 0 where there is no such file. */
async function modifiedAt(file) {
  const found = await stat(file).catch(() => undefined)
  return found?.mtimeMs ?? 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build().catch((failure) => {
    if (!('errors' in failure)) throw failure
    process.exitCode = 1
  })
}

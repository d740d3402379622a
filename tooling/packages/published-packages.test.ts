import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { openBrowser, servePages } from '@sojourn/test-server'
import { build } from 'esbuild'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { buildPackage, publishedPackages } from './build-package.mjs'
import { packPackages } from './pack-packages.mjs'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
/** What ours need of others, as far as it is needed here: Next.js itself is large and stays outside. */
const theirs = [
  'react',
  'react-dom',
  'scheduler',
  'jose',
  '@types/react',
  'csstype',
  '@types/node',
  'undici-types',
]

let folder: string
let project: string
let tarballs: Record<string, string>
beforeAll(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'sojourn-packages-')))
  project = path.join(folder, 'project')
  for (const name of publishedPackages) await buildPackage(name, path.join(folder, 'built', name))
  const ours = publishedPackages.map((name) => path.join(folder, 'built', name))
  const packed = await packPackages([...ours, ...theirs.map(homeOf)], folder)
  tarballs = Object.fromEntries(publishedPackages.map((name, index) => [name, packed[index] ?? '']))
  const flags = ['--offline', '--legacy-peer-deps', '--no-audit', '--no-fund', '--ignore-scripts']
  await run('npm', ['install', '--prefix', project, ...flags, ...packed])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Where the newest of a package is installed: in the root, or with the only one of ours that needs it. */
function homeOf(name: string): string {
  const homes = ['packages/next', '.'].map((home) => path.join(root, home, 'node_modules', name))
  return homes.find(existsSync) ?? name
}

/** Writes a file of the project. */
async function write(name: string, lines: readonly string[]): Promise<string> {
  const file = path.join(project, name)
  await writeFile(file, `${lines.join('\n')}\n`)
  return file
}

describe.each([...publishedPackages])('the package %s', (name) => {
  it('has nothing that publint minds', async () => {
    const bytes = await readFile(String(tarballs[name]))
    const tarball = new Uint8Array(bytes).buffer
    const { messages } = await publint({ pkgDir: 'package', pack: { tarball }, strict: true })
    expect(messages).toEqual([])
  })

  it('has types that tell the truth to ES modules and bundlers', async () => {
    const result = await checkPackage(createPackageFromTarballData(await readFile(String(tarballs[name]))))
    const problems = result.types ? result.problems : ['it has no types']
    // These are ES modules alone: what only knows CommonJS, or no exports, is not meant.
    const isMeant = (problem: unknown) => !/node10|node16-cjs|CJSResolvesToESM/.test(JSON.stringify(problem))
    expect(problems.filter(isMeant)).toEqual([])
  })
})

it('adds at most 2 KB to the tracker for React', async () => {
  const bundle = await build({
    entryPoints: [path.join(folder, 'built/react/index.js')],
    minify: true,
    write: false,
    format: 'esm',
  })
  expect(gzipSync(String(bundle.outputFiles[0]?.text)).length).toBeLessThan(2048)
})

describe('a project that has installed them', () => {
  it('uses them as ES modules', async () => {
    const main = await write('main.mjs', [
      "import { createServer } from 'node:http'",
      "import { text } from 'node:stream/consumers'",
      "import { followDataLayer } from '@sojourn/gtm'",
      "import { createSessionHandlers, jwks } from '@sojourn/next/server'",
      "import { createClient } from '@sojourn/node'",
      "import { SessionProvider, useSession } from '@sojourn/react'",
      "import { createTracker } from '@sojourn/tracker'",
      "import { autocapture } from '@sojourn/tracker/autocapture'",
      "import { createElement } from 'react'",
      "import { renderToString } from 'react-dom/server'",
      'const types = []',
      'const server = createServer(async (request, response) => {',
      '  types.push(...JSON.parse(await text(request)).events.map(({ type }) => type))',
      '  response.end(JSON.stringify({ accepted: 1, duplicates: 0, rejected: [] }))',
      '})',
      "await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))",
      "const url = 'http://127.0.0.1:' + server.address().port",
      "const client = createClient({ url, key: 'sk_secret-key' })",
      "client.track('purchase', { userId: 'ann', revenue: 20 })",
      'await client.close()',
      'server.close()',
      "const identity = jwks({ jwksUrl: url + '/jwks.json', issuer: url, audience: 'shop' })",
      "const handlers = createSessionHandlers({ url, secretKey: 'sk_secret-key', identity })",
      "const { status } = await handlers.GET(new Request(url + '/api/sessions/stats'))",
      "const tracker = createTracker({ writeKey: 'pk_write-key', endpoint: url, features: [autocapture()] })",
      "const Page = () => createElement('p', null, String(useSession()))",
      'const html = renderToString(createElement(SessionProvider, { tracker }, createElement(Page)))',
      'console.log(JSON.stringify({ types, status, html, gtm: typeof followDataLayer }))',
    ])
    const { stdout } = await run(process.execPath, [main])
    expect(JSON.parse(stdout)).toEqual({
      types: ['purchase'],
      status: 401,
      html: '<p>null</p>',
      gtm: 'function',
    })
  })

  it('uses them from a bundler, in a browser', async () => {
    const entry = await write('page.js', [
      "import { followDataLayer } from '@sojourn/gtm'",
      "import { SessionProvider, useLogEvent, useTracker } from '@sojourn/react'",
      "import { createElement, useEffect } from 'react'",
      "import { createRoot } from 'react-dom/client'",
      'function Page() {',
      '  const logEvent = useLogEvent()',
      '  const tracker = useTracker()',
      '  useEffect(() => {',
      "    logEvent('quiz_start')",
      '    followDataLayer(tracker)',
      "    dataLayer.push({ event: 'purchase', ecommerce: { transaction_id: 'T1', value: 30, currency: 'EUR' } })",
      '    void tracker.flush()',
      '  }, [logEvent, tracker])',
      '  return null',
      '}',
      "const page = createElement(SessionProvider, { options: { writeKey: 'pk_write-key' } }, createElement(Page))",
      "createRoot(document.getElementById('root')).render(page)",
    ])
    const { outputFiles, warnings } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      minify: true,
      format: 'iife',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    })
    expect(warnings.filter(({ text }) => !text.includes('use client'))).toEqual([])
    const types: string[] = []
    const html =
      '<!doctype html><div id="root"></div><script>dataLayer = []</script><script src="/page.js"></script>'
    const pages = await servePages(
      { '/': html, '/page.js': outputFiles[0]?.text ?? '' },
      (request, response) => {
        if (request.method !== 'POST') return false
        void text(request).then((body) => {
          const { events } = JSON.parse(body)
          types.push(...events.map(({ type }: { type: string }) => type))
          response.end(JSON.stringify({ accepted: events.length, duplicates: 0, rejected: [] }))
        })
        return true
      },
    )
    const browser = await openBrowser()
    onTestFinished(async () => {
      await browser.stop()
      await pages.stop()
    })
    const page = await (await browser.person()).newPage()
    await page.goto(pages.url)
    await expect.poll(() => types.toSorted()).toEqual(['page_view', 'purchase', 'quiz_start'])
  })

  it('is told by the compiler what is wrong', async () => {
    await write('right.ts', [
      "import { followDataLayer } from '@sojourn/gtm'",
      "import { type ActionResult, createSessionActions, firebase } from '@sojourn/next/server'",
      "import { createClient } from '@sojourn/node'",
      "import { SessionProvider, useSession } from '@sojourn/react'",
      "import { createTracker, type TrackerOptions } from '@sojourn/tracker'",
      "const options: TrackerOptions = { writeKey: 'pk_write-key', flushSeconds: 1 }",
      'followDataLayer(createTracker(options))',
      "createClient({ url: 'https://a.example', key: 'sk_secret-key' }).track('click', { userId: 'ann' })",
      'const { getSessionStats } = createSessionActions({',
      "  url: 'https://a.example', secretKey: 'sk_secret-key', identity: firebase({ projectId: 'a' }), token: () => 'a',",
      '})',
      'export const stats: Promise<ActionResult<{ totalSessions: number }>> = getSessionStats({ daysBack: 7 })',
      'export const visitor: string | undefined = useSession()?.visitorId',
      'export { SessionProvider }',
    ])
    await write('wrong.ts', [
      "import { createClient } from '@sojourn/node'",
      "import { createTracker } from '@sojourn/tracker'",
      'createTracker({ writeKey: 7, flushSeconds: 1 })',
      "createClient({ url: 'https://a.example' })",
    ])
    for (const [module, moduleResolution] of [
      ['esnext', 'bundler'],
      ['nodenext', 'nodenext'],
    ]) {
      const compilerOptions = {
        target: 'es2022',
        lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
        types: ['node'],
        strict: true,
        module,
        moduleResolution,
        noEmit: true,
        skipLibCheck: false,
        jsx: 'react-jsx',
      }
      await write('package.json', [JSON.stringify({ type: 'module' })])
      await write('tsconfig.json', [JSON.stringify({ compilerOptions, files: ['right.ts', 'wrong.ts'] })])
      const compiler = path.join(root, 'node_modules/typescript/bin/tsc')
      const said = await run(process.execPath, [compiler, '--project', project], { cwd: project }).then(
        () => '',
        ({ stdout }) => String(stdout),
      )
      expect(said.match(/^\S+\(\d+/gm)).toEqual(['wrong.ts(3', 'wrong.ts(4'])
    }
  })
})

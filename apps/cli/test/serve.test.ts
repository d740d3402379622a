import { execFile } from 'node:child_process'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { runSojourn, serve } from './run-sojourn.ts'
import { temporaryFolder } from './temporary-folder.ts'

const shell = promisify(execFile)
const hasCurl = await shell('curl', ['--version']).then(
  () => true,
  () => false,
)

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')

describe('sojourn serve', { timeout: 120_000 }, () => {
  let folder = ''
  let server: Awaited<ReturnType<typeof serve>>
  const data = () => join(folder, 'data')
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'sojourn-cli-')))
    server = await serve(data())
  })
  afterAll(async () => {
    server?.child.kill('SIGKILL')
    await server?.ended
    await rm(folder, { recursive: true, force: true })
  })

  it('says in one line that it runs already', async () => {
    const second = await runSojourn(data(), ['serve'])
    expect(second.code).toBe(1)
    expect(second.out).toBe('')
    expect(linesOf(second.err)).toHaveLength(1)
    expect(second.err).toContain(
      `Sojourn already runs on ${data()} (pid ${server.child.pid}, ${server.url}).`,
    )
  })

  it('prints keys and requests that work at the first start, keeps them to itself later, and stops cleanly', async ({
    skip,
  }) => {
    expect(server.said.out).toMatch(/Write key +pk_\w+/)
    expect(server.said.out).toContain('The keys are shown this once')
    expect((await fetch(`${server.url}/api/docs`)).status).toBe(200)

    const requests = server.said.out.replace(/\\\n +/g, '').match(/^ +curl .+$/gm) ?? []
    expect(requests).toHaveLength(2)
    if (hasCurl) {
      const answers: unknown[] = []
      for (const request of requests) {
        const { stdout } = await shell('sh', ['-c', request])
        answers.push(JSON.parse(stdout))
      }
      expect(answers).toMatchObject([
        { duplicate: false },
        { sessions: [{ visitorId: 'me', entryPage: '/products/red-mug', stepsTaken: 1 }] },
      ])
    }

    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)

    server = await serve(data())
    expect(server.said.out).not.toMatch(/[ps]k_/)
    server.child.kill('SIGINT')
    expect(await server.ended).toBe(0)
    skip(!hasCurl, 'the printed requests were not tried: there is no curl here')
  })

  it('says which port is taken', async () => {
    const data = join(await temporaryFolder(), 'data')
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    const { code, err } = await runSojourn(data, ['serve', '--port', String(port)])
    expect(code).toBe(1)
    expect(linesOf(err)).toHaveLength(1)
    expect(err).toContain(`port ${port} is taken`)
  })

  it('lists every setting that is wrong, and starts nothing', async () => {
    const data = join(await temporaryFolder(), 'data')
    const { code, err } = await runSojourn(data, ['serve'], { PORT: 'many', SOJOURN_WRITE_KEY: 'short' })
    expect(code).toBe(1)
    expect(err).toMatch(/PORT must be a port[\s\S]*SOJOURN_WRITE_KEY/)
    expect(err).not.toContain('    at ')
  })
})

describe('sojourn', () => {
  it('explains itself', async () => {
    const { code, out } = await runSojourn('.', ['help'])
    expect(code).toBe(0)
    for (const name of ['serve', 'status', 'site', 'seed', 'import', 'export', 'rebuild', 'audit'])
      expect(out).toContain(`  ${name} `)
  })

  it('ends with 2 where it is called wrongly, and starts nothing', async () => {
    const data = join(await temporaryFolder(), 'data')
    const calls = [
      ['sede'],
      ['seed', '--users', 'many'],
      ['export', 'people'],
      ['status', '--url', 'http://a.example'],
    ]
    for (const words of calls) {
      const { code, err } = await runSojourn(data, words)
      expect([words, code]).toEqual([words, 2])
      expect(err).not.toBe('')
    }
  })
})

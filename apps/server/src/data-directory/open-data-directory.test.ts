import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DataDirectoryInUse } from './data-directory-in-use.ts'
import { findRunningServer } from './find-running-server.ts'
import { listenOnFile } from './listen-on-file.ts'
import { openDataDirectory } from './open-data-directory.ts'

const server = { pid: 4711, url: 'http://localhost:4300', instanceId: 'i1', token: 't1' }

/** Opens what it is told and keeps it until it is killed or its input ends. */
const holder = `
  import { listenOnFile } from './listen-on-file.ts'
  import { openDataDirectory } from './open-data-directory.ts'
  const [, , kind, path] = process.argv
  try {
    if (kind === 'socket' && !(await listenOnFile(path))) throw new Error('taken')
    if (kind === 'directory') {
      const directory = await openDataDirectory(path)
      await directory.writeServerFile({ pid: process.pid, url: 'http://localhost:4300', instanceId: 'i', token: 't' })
    }
    process.stdout.write('holds\\n')
  } catch (error) {
    process.stdout.write(error.message + '\\n')
  }
  process.stdin.resume()
`

let parent: string
let path: string
let program: string
const children: ChildProcess[] = []

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sojourn-holder-'))
  program = join(folder, 'holder.mjs')
  const tooling = createRequire(new URL('../../../../tooling/package.json', import.meta.url))
  await tooling('esbuild').build({
    stdin: { contents: holder, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile: program,
  })
  return () => rm(folder, { recursive: true })
})

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'sojourn-data-'))
  path = join(parent, 'data')
})

afterEach(async () => {
  await Promise.all(children.splice(0).map(kill))
  await rm(parent, { recursive: true })
})

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Starts another process on it: the process, and the one line that it says. */
async function start(
  kind: 'directory' | 'socket',
  target: string,
): Promise<{ child: ChildProcess; says: string }> {
  const child = spawn(process.execPath, [program, kind, target], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  const [says] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, says }
}

describe('the data directory', () => {
  it('is made for its owner alone, with a version', async () => {
    const directory = await openDataDirectory(path)
    expect((await stat(path)).mode & 0o777).toBe(0o700)
    expect(await readFile(join(path, 'version'), 'utf8')).toBe('1\n')
    expect(directory).toMatchObject({ clickhouse: join(path, 'clickhouse'), catalog: join(path, 'catalog') })
    await directory.close()
    await (await openDataDirectory(path)).close()
  })

  it('tells a second start who runs there, by whatever path it comes', async () => {
    const { child } = await start('directory', path)
    await symlink(path, join(parent, 'link'))
    for (const way of [path, join(parent, 'link')]) {
      const attempt = openDataDirectory(way)
      await expect(attempt).rejects.toThrow(DataDirectoryInUse)
      await expect(attempt).rejects.toThrow(
        `Sojourn already runs on ${path} (pid ${child.pid}, http://localhost:4300). Stop it first, or set SOJOURN_DATA_DIR to another folder.`,
      )
    }
  })

  it('is free again when its process was killed', async () => {
    const { child } = await start('directory', path)
    await kill(child)
    expect(await stat(join(path, 'server.json'))).toBeDefined()
    const directory = await openDataDirectory(path)
    await expect(stat(join(path, 'server.json'))).rejects.toMatchObject({ code: 'ENOENT' })
    await directory.close()
  })

  it('is won by exactly one of 20 that start at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => start('directory', path)))
    const losers = all.filter(({ says }) => says !== 'holds')
    expect(losers).toHaveLength(19)
    for (const { says } of losers) expect(says).toContain(`Sojourn already runs on ${path}`)
  })

  it('is not opened where a later version wrote it', async () => {
    await mkdir(path)
    await writeFile(join(path, 'version'), '2\n')
    await expect(openDataDirectory(path)).rejects.toMatchObject({ code: 'newer' })
    await writeFile(join(path, 'version'), 'x')
    await expect(openDataDirectory(path)).rejects.toMatchObject({ code: 'unusable' })
    await writeFile(join(path, 'version'), '1\n')
    await (await openDataDirectory(path)).close()
  })

  it('says what is wrong where it cannot be used', async () => {
    await writeFile(path, 'a file')
    await expect(openDataDirectory(path)).rejects.toMatchObject({
      code: 'unusable',
      message: expect.stringContaining(`cannot use the folder ${path}`),
    })
  })

  it('may have a path that is too long for a socket', async () => {
    path = join(parent, 'a'.repeat(80), 'b'.repeat(80))
    const directory = await openDataDirectory(path)
    expect((await start('directory', path)).says).toContain('already runs')
    await directory.close()
    expect((await start('directory', path)).says).toBe('holds')
  })
})

describe('server.json', () => {
  it('leads to the server while it runs, and not after', async () => {
    expect(await findRunningServer(path)).toBeUndefined()
    const directory = await openDataDirectory(path)
    expect(await findRunningServer(path)).toBeUndefined()
    await directory.writeServerFile(server)
    expect((await stat(join(path, 'server.json'))).mode & 0o777).toBe(0o600)
    expect(await findRunningServer(path)).toEqual(server)
    await directory.close()
    expect(await findRunningServer(path)).toBeUndefined()
  })

  it('is not believed when its server was killed', async () => {
    const { child } = await start('directory', path)
    expect(await findRunningServer(path)).toMatchObject({ pid: child.pid })
    await kill(child)
    expect(await findRunningServer(path)).toBeUndefined()
  })

  it('is written anew over one that is readable by others', async () => {
    const directory = await openDataDirectory(path)
    await directory.writeServerFile(server)
    await chmod(join(path, 'server.json'), 0o644)
    await directory.writeServerFile({ ...server, token: 't2' })
    expect((await stat(join(path, 'server.json'))).mode & 0o777).toBe(0o600)
    expect(await findRunningServer(path)).toMatchObject({ token: 't2' })
    await directory.close()
  })
})

describe('a socket file, the lock between containers and on other systems', () => {
  it('is taken over from a dead process, by one of 10 that start at once', async () => {
    const socket = join(parent, 'lock')
    const first = await start('socket', socket)
    expect(await listenOnFile(socket)).toBeUndefined()
    await kill(first.child)
    expect((await stat(socket)).isSocket()).toBe(true)
    const all = await Promise.all(Array.from({ length: 10 }, () => start('socket', socket)))
    expect(all.filter(({ says }) => says === 'holds')).toHaveLength(1)
  })
})

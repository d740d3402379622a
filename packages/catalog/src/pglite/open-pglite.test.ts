import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, writeSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCatalog } from '../open-catalog.ts'
import { openPglite } from './open-pglite.ts'

let parent: string
let directory: string

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'sojourn-pglite-'))
  directory = join(parent, 'catalog')
})

afterEach(() => rm(parent, { recursive: true, force: true }))

/** Follows this process's writes and syncs; undefined where there is no strace or it may not. */
async function trace(output: string): Promise<{ stop(): Promise<string> } | undefined> {
  const calls = 'trace=write,pwrite64,pwritev,fsync,fdatasync'
  const strace = spawn('/usr/bin/env', [
    'strace',
    '-f',
    '-y',
    '-e',
    calls,
    '-o',
    output,
    '-p',
    String(process.pid),
  ])
  const attached = await new Promise<boolean>((resolve) => {
    strace.once('error', () => resolve(false))
    strace.once('exit', () => resolve(false))
    strace.stderr.on('data', (text) => String(text).includes('attached') && resolve(true))
  })
  if (!attached) return undefined
  return {
    async stop() {
      const gone = once(strace, 'exit')
      strace.kill('SIGINT')
      await gone
      return readFile(output, 'utf8')
    },
  }
}

describe('the embedded Postgres', () => {
  it('has a change on disk before it is acknowledged', async (context) => {
    const catalog = await openCatalog({ directory })
    const marker = openSync(join(parent, 'marker'), 'w')
    try {
      const { site } = await catalog.ensureFirst({})
      const strace = await trace(join(parent, 'trace'))
      if (!strace) return context.skip('strace is not installed here, or may not follow this process')
      await catalog.updateSite(site.siteId, { timezone: 'Europe/Berlin' })
      writeSync(marker, 'acknowledged')
      const lines = (await strace.stop()).split('\n')
      const acknowledged = lines.findIndex((line) => line.includes('"acknowledged"'))
      const before = lines.slice(0, acknowledged).filter((line) => line.includes(`${directory}/pg_wal/`))
      expect(acknowledged).toBeGreaterThan(0)
      expect(before.filter((line) => /\bpwrite/.test(line))).not.toEqual([])
      expect(before.at(-1)).toMatch(/\bfsync\(.*= 0$/)
    } finally {
      closeSync(marker)
      await catalog.close()
    }
  })

  it('runs with the settings that make it durable', async () => {
    const { database, close } = await openPglite(directory)
    const rows = await database
      .select({ setting: sql<string>`name || '=' || setting` })
      .from(sql`pg_settings`)
      .where(sql`name in ('fsync', 'full_page_writes', 'synchronous_commit', 'wal_sync_method')`)
    await close()
    expect(rows.map((row) => row.setting).sort()).toEqual([
      'fsync=on',
      'full_page_writes=on',
      'synchronous_commit=on',
      'wal_sync_method=fsync',
    ])
  })

  it('is made again where making it was cut off', async () => {
    await mkdir(`${directory}.unfinished/base`, { recursive: true })
    await writeFile(`${directory}.unfinished/PG_VERSION`, '1')
    await (await openPglite(directory)).close()
    expect(await readdir(parent)).toEqual(['catalog'])
  })

  it('does not touch a folder that holds something else', async () => {
    await mkdir(directory)
    await writeFile(join(directory, 'thesis.txt'), 'years of work')
    await expect(openPglite(directory)).rejects.toMatchObject({
      code: 'cannot_open',
      message: expect.stringContaining('not a database'),
    })
    expect(await readdir(directory)).toEqual(['thesis.txt'])
  })
})

import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal } from './import-journal.ts'

describe('openJournal', () => {
  let folder = ''
  let file = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sojourn-journal-'))
    file = join(folder, 'a.csv.import-journal.ndjson')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const batch = { sent: 10, accepted: 7, duplicates: 2, notStored: 0, rejected: [{ line: 4, reason: 'no' }] }

  it('goes on where the same import stopped', async () => {
    const first = await openJournal(file, 'key')
    await first.note(batch)
    await first.note(batch)
    await first.close()

    const second = await openJournal(file, 'key')
    expect(second.counts).toMatchObject({ sent: 20, accepted: 14, duplicates: 4 })
    expect(second.counts.rejected).toHaveLength(2)
    await second.close()
  })

  it('begins anew for other content, another mapping or another site', async () => {
    const first = await openJournal(file, 'key')
    await first.note(batch)
    await first.close()

    const second = await openJournal(file, 'another')
    expect(second.counts.sent).toBe(0)
    await second.close()
  })

  it('does not trip over a line that a crash cut off', async () => {
    const first = await openJournal(file, 'key')
    await first.note(batch)
    await first.close()
    await appendFile(file, '{"sent":10,"acc')

    const second = await openJournal(file, 'key')
    await second.note(batch)
    await second.close()
    const third = await openJournal(file, 'key')
    expect(third.counts.sent).toBe(20)
    await third.remove()
    expect(await readdir(folder)).toEqual([])
  })
})

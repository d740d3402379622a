import type { BackupsAnswer, JobAnswer } from '@sojourn/contract'
import { expect, it } from 'vitest'
import { restoreCommand, warningsOf } from './backup-words.ts'

const now = Date.parse('2026-03-10T12:00:00Z')
const place = { at: 's3://safe/sojourn', isEncrypted: true, keep: 14 }
const well: BackupsAnswer = {
  place,
  last: { backupId: 'one', place: place.at, takenAt: '2026-03-10T03:00:00Z' },
  isOld: false,
  backups: [],
  fault: null,
}

it('warns of everything that keeps backups from coming, and of nothing else', () => {
  expect(warningsOf(well, undefined, now)).toEqual([])
  expect(warningsOf({ ...well, place: null }, undefined, now)[0]).toContain('SOJOURN_BACKUP_TO')
  const job = { paused: true, lastRun: { status: 'failed', outcome: 'disk full' } } as JobAnswer
  const warned = warningsOf({ ...well, isOld: true, fault: 'no such bucket' }, job, now)
  expect(warned).toEqual([
    expect.stringContaining('no such bucket'),
    expect.stringContaining('every day'),
    expect.stringContaining('disk full'),
    expect.stringContaining('paused'),
  ])
})

it('says how a backup is restored where it is kept', () => {
  expect(restoreCommand(place, 'one')).toBe(
    'npx sojourn restore --from s3://safe/sojourn --encrypt-key-file backup.key --backup one --to ./restored',
  )
})

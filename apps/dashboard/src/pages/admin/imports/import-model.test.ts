import type { ImportAnswer } from '@sojourn/contract'
import { expect, it } from 'vitest'
import { becomesAny, guessMap, partsOfReport, stateOf, withColumn, wordsOfPreview } from './import-model.ts'

const fields = ['type', 'timestamp', 'sessionId', 'visitorId', 'userId', 'url', 'path', 'revenue']
const columnsOf = (...names: string[]) => names.map((name) => ({ name }))

it('guesses columns by the name of the field however it is written, then by common names, each once', () => {
  expect(guessMap(columnsOf('Session ID', 'event_name', 'ts', 'user_id', 'page', 'colour'), fields)).toEqual({
    sessionId: 'Session ID',
    type: 'event_name',
    timestamp: 'ts',
    userId: 'user_id',
    path: 'page',
  })
  expect(guessMap(columnsOf('type', 'event'), fields)).toEqual({ type: 'type' })
})

it('lets a column fill one field, and a field be filled by one column', () => {
  const map = { type: 'event', timestamp: 'ts' }
  expect(withColumn(map, 'what', 'type')).toEqual({ type: 'what', timestamp: 'ts' })
  expect(withColumn(map, 'event', 'path')).toEqual({ timestamp: 'ts', path: 'event' })
  expect(withColumn(map, 'ts', null)).toEqual({ type: 'event' })
})

const counted = {
  lines: 10,
  accepted: 4,
  duplicates: 0,
  notStored: 0,
  empty: 1,
  ignored: 2,
  rejected: 3,
  reasons: {},
}

it('says what a file would become, and what it came to', () => {
  const preview = { format: 'csv' as const, columns: [], fields: [], shown: [], reasons: {}, events: 4 }
  expect(wordsOfPreview({ ...preview, lines: 10, empty: 1, ignored: 2, isWhole: false })).toBe(
    'The first 10 lines: 4 events, 2 not about a visit, 1 empty, 3 rejected.',
  )
  expect(partsOfReport(counted)).toEqual(['4 imported', '3 rejected', '2 not about a visit', '1 empty'])
})

it('says what sums would become, and what they came to', () => {
  const preview = { format: 'csv' as const, columns: [], fields: [], shown: [], reasons: {}, events: 0 }
  const days = { ...preview, lines: 1402, empty: 0, ignored: 1402, isWhole: true }
  const sums = { ...days, annotations: [{ day: '2024-01-30', text: 'Plausible' }] }
  expect(wordsOfPreview(sums)).toBe('1 month, out of 1,402 days. Each becomes a note beside its first day.')
  expect([becomesAny(sums), becomesAny(days)]).toEqual([true, false])
  const parts = (added: number, known: number) =>
    partsOfReport({ ...counted, annotations: { added, known } }).join(', ')
  expect([parts(47, 0), parts(1, 46)]).toEqual([
    '47 months beside the figures',
    '1 month beside the figures, 46 there before',
  ])
})

it('says how an import stands', () => {
  const sent: ImportAnswer = {
    importId: 'imp_1',
    siteId: 'site_1',
    fileName: 'a.csv',
    bytes: 200,
    bytesReceived: 50,
    createdBy: 'ann',
    createdAt: '2026-01-31T12:00:00.000Z',
    run: null,
    report: null,
    hasRejectedLines: false,
  }
  expect(stateOf(sent).word).toBe('25.0% sent')
  expect(stateOf({ ...sent, bytesReceived: 200 }).word).toBe('Ready to begin')
  expect(stateOf({ ...sent, bytesReceived: 0, report: counted }).word).toBe('Imported')
})

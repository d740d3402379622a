import { expect, it } from 'vitest'
import type { LedgerRow } from '../../../api/ledger.ts'
import { reasonsOf, seriesOf } from './ledger-model.ts'

const row = (hour: string, outcome: LedgerRow['outcome'], events: number, reason = ''): LedgerRow => ({
  siteId: 'a',
  hour: `2026-03-${hour}:00:00.000Z`,
  outcome,
  reason,
  events,
})

it('adds hours up, by reason and by day of the time zone', () => {
  const rows = [
    row('02T10', 'rejected', 2, 'invalid_event'),
    row('01T22', 'accepted', 5),
    row('01T23', 'accepted', 7),
    row('02T11', 'rejected', 3, 'invalid_event'),
  ]
  expect(reasonsOf(rows).map(({ outcome, events }) => [outcome, events])).toEqual([
    ['accepted', 12],
    ['rejected', 5],
  ])
  const { times, lines } = seriesOf(rows, 'Europe/Berlin', Date.parse('2026-03-03T00:00:00Z'))
  expect(times).toEqual(['1 Mar', '2 Mar'])
  expect(lines.map(({ values }) => values)).toEqual([
    [5, 7],
    [0, 0],
    [0, 5],
    [0, 0],
  ])
})

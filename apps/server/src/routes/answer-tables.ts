import type { Room } from '../rooms/room.ts'
import { type TableOf, withTable } from '../rooms/with-table.ts'

type Row = Record<string, unknown>
type Rows = readonly Row[]

/** The rows of a member of the answer. */
const list =
  (name: string): TableOf =>
  (answer) =>
    (answer[name] ?? []) as Rows

/** Those of each part of a list, with what the part is named by. */
const parts = (of: Rows, name: string, key: string): Row[] =>
  of.flatMap((part) => (part[name] as Rows).map((row) => ({ [key]: part[key], ...row })))

/** Which rows each answer is, where it is asked for as a table: the ones that its page shows. */
const tables: Readonly<Record<string, TableOf>> = {
  '/api/v1/analytics/dashboard': list('series'),
  '/api/v1/analytics/timeseries': list('points'),
  '/api/v1/analytics/breakdown': ({ rows, other }) => [
    ...(rows as Rows),
    { value: '(other)', ...(other as object) },
  ],
  '/api/v1/analytics/stages': list('stages'),
  '/api/v1/analytics/funnel': ({ steps, breakdown }) =>
    breakdown
      ? parts(breakdown as Rows, 'steps', 'value')
      : (steps as Rows).map(({ distribution: _, ...step }) => step),
  '/api/v1/analytics/journeys': ({ paths }) =>
    (paths as Rows).map(({ path, ...rest }) => ({ path: (path as string[]).join(' > '), ...rest })),
  '/api/v1/analytics/retention': ({ cohorts, breakdown }) =>
    (breakdown ? parts(breakdown as Rows, 'cohorts', 'value') : (cohorts as Rows)).map(
      ({ returned, ...cohort }) => ({
        ...cohort,
        ...Object.fromEntries((returned as number[]).map((count, period) => [`returned${period}`, count])),
      }),
    ),
  '/api/v1/analytics/revenue': list('products'),
  '/api/v1/analytics/days': ({ sites }) =>
    parts(sites as Rows, 'days', 'siteId').map(({ stages, ...day }) => ({
      ...day,
      stages: Object.fromEntries((stages as Rows).map(({ stage, ...reached }) => [stage, reached])),
    })),
  '/api/v1/sql': ({ columns, rows }) =>
    (rows as unknown[][]).map((cells) =>
      Object.fromEntries((columns as { name: string }[]).map(({ name }, index) => [name, cells[index]])),
    ),
}

/** The same rooms, of which those that answer with figures answer with tables too. */
export const withTables = (rooms: readonly Room[]): Room[] =>
  rooms.map((room) => {
    const table = tables[room.path]
    const isQuestion = room.path !== '/api/v1/sql' || room.method === 'post'
    return table && isQuestion ? withTable(room, table) : room
  })

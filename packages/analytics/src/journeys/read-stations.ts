import type { JourneysQuestion } from '@sojourn/contract'
import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { askParts } from '../frame/ask-parts.ts'
import type { SelectedSessions } from '../frame/select-sessions.ts'
import { journeyItems } from '../ways/journey-items.ts'
import { namesMax } from '../ways/named-ways.ts'
import { isLongSql, type Stations } from './journey-ways.ts'
import longSql from './long-sessions.sql?raw'
import namesSql from './station-names.sql?raw'

type Params = Record<string, unknown>

const longSessions = defineQuery<Params, number>({
  name: 'journeys-long-sessions',
  sql: longSql,
  read: ([one]) => one as number,
})
const stationNames = defineQuery<Params, string>({
  name: 'journeys-stations',
  sql: namesSql,
  read: ([name]) => name as string,
})

/** What is to be known before ways are read: most often that the rows of sessions have everything. */
export async function readStations(
  warehouse: Warehouse,
  question: JourneysQuestion,
  selected: SelectedSessions,
  options: ReadOptions,
): Promise<Stations> {
  const { bindings } = selected
  const isLong = isLongSql(question)
  if (isLong !== undefined) {
    const long = await longSessions(warehouse, bindings.params, { ...options, holes: { isLong } })
    if (long.length === 0) return { areSomeLong: false, names: undefined }
  }
  const params = { ...bindings.params, namesMax: namesMax + 1 }
  const found = await askParts(selected, options, (holes, options) =>
    stationNames(warehouse, params, { ...options, holes: { ...holes, ...journeyItems[question.of] } }),
  )
  const names = [...new Set(found.flat())]
  const areSomeLong = isLong !== undefined
  if (names.length > namesMax) return { areSomeLong, names: undefined }
  return { areSomeLong, names: bindings.bind('Array(String)', names.length > 0 ? names.sort() : ['']) }
}

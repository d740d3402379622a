import { defineBytes, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import type { Part } from '../frame/select-sessions.ts'
import { sessionSql } from '../frame/session-keys.ts'
import type { GroupTally, TalliesAsked } from './ask-tallies.ts'
import { countMissing } from './numbers.ts'
import sql from './people.sql?raw'
import { PeopleSet } from './people-set.ts'
import { peopleSql } from './people-sql.ts'
import toldSql from './told-people.sql?raw'

const peopleOf = defineBytes({ name: 'people', sql })
const toldPeopleOf = defineBytes({ name: 'told-people', sql: toldSql })

/** Groups that are told apart beside that of all. */
const commonMax = 30

/** People of a part that are listed: more would not be remembered. */
const peopleMax = 1_300_000

/** How many people of the second part a group has that are not in it in the first, by the columns of what is distinct. */
export type NewPeople = (row: GroupTally, column: number) => number

/**
 * Who came anew with the rest of the sessions. The people of the sessions kept are remembered, those of the rest are listed
 * with its groups or, where they are too many, asked for. Undefined where there are too many people, or too many groups in both parts.
 */
export async function askNewPeople(
  warehouse: Warehouse,
  asked: TalliesAsked,
  [kept, rest]: readonly [readonly GroupTally[], readonly GroupTally[]],
  options: ReadOptions,
): Promise<NewPeople | undefined> {
  const { siteIds, selected, columns, told, group = "''", wanted = 'true', params } = asked
  const { parts } = selected
  const known = new Set(kept.filter(hasPeople).map(({ group }) => group))
  const common = rest
    .filter((row) => !row.isWhole && hasPeople(row) && known.has(row.group))
    .map(({ group }) => group)
    .filter((group): group is number => typeof group === 'number')
    .sort((one, other) => one - other)
  const isTooMany = ({ tally }: GroupTally) => tally.distinct.some(({ count }) => count > peopleMax)
  if (!parts || common.length > commonMax || kept.some(isTooMany) || rest.some(isTooMany)) return undefined
  const settings = { ...options.settings, max_result_rows: '0' }
  const bits = common.map((_, index) => `toUInt32(${2 ** (index + 1)})`).join(', ')
  const inCommon = `transform(toInt64(grp), {common:Array(Int64)}, [${bits}], toUInt32(0))`
  const askPart = async (person: string, { holes: chosen, within }: Part) => {
    const holes = {
      ...chosen,
      ...peopleSql(siteIds),
      ...told,
      session: sessionSql(siteIds),
      person,
      group,
      wanted,
      bits: common.length === 0 ? 'toUInt32(1)' : `bitOr(toUInt32(1), ${inCommon})`,
    }
    const bound = { ...selected.bindings.params, ...params, common }
    const bytes = await (told ? toldPeopleOf : peopleOf)(warehouse, bound, {
      ...options,
      settings,
      holes,
      within,
    })
    return new PeopleSet(bytes)
  }
  const bitOf = ({ isWhole, group }: GroupTally) => (isWhole ? 0 : common.indexOf(group as number) + 1)
  const isListed = rest.every(({ tally }) => tally.distinct.every(({ members }) => members !== undefined))
  const countersOf = async (person: string, column: number): Promise<(row: GroupTally) => number> => {
    const [first, second] = await Promise.all([
      askPart(person, parts.kept),
      isListed || !parts.rest ? undefined : askPart(person, parts.rest),
    ])
    if (second) {
      const counts = first.countNew(second)
      return (row) => counts[bitOf(row)] ?? 0
    }
    return (row) => {
      const bit = 2 ** bitOf(row)
      const { members } = row.tally.distinct[column] ?? {}
      return members ? countMissing(first, members, (at) => (first.bits(at) & bit) !== 0) : 0
    }
  }
  const counters = await Promise.all(columns.distinct.map(countersOf))
  return (row, column) => counters[column]?.(row) ?? 0
}

const hasPeople = ({ tally }: { tally: GroupTally['tally'] }): boolean =>
  tally.distinct.some(({ count }) => count > 0)

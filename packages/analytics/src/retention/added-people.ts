import type { RetentionQuestion } from '@sojourn/contract'
import { defineBytes, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { PeopleSet } from '../figures/people-set.ts'
import { askParts } from '../frame/ask-parts.ts'
import type { Cohort } from './cohort.ts'
import { type MomentsRequest, masksSql } from './moments-sql.ts'
import sql from './people.sql?raw'

const peopleOf = defineBytes<Record<string, unknown>>({ name: 'retention-people', sql })

/** Periods that bits of a person are listed of, and people that are listed at most: more would not be remembered. */
const periodsMax = 31
const peopleMax = 1_300_000

/**
 * Cohorts of people some of whom are remembered: those of sessions that have come to rest, so that only others are asked for.
 * Undefined where nothing is remembered, or rows of sessions do not say enough, or there are too many periods or people.
 */
export async function addedPeople(
  warehouse: Warehouse,
  question: RetentionQuestion,
  request: MomentsRequest,
  params: Record<string, unknown>,
  options: ReadOptions,
): Promise<Cohort[] | undefined> {
  const { selected, periodsAll } = request
  const isOfMasks = masksSql(question, request) !== undefined && question.breakdown === undefined
  if (!selected.parts || !isOfMasks || periodsAll > periodsMax) return undefined
  const settings = { ...options.settings, max_result_rows: '0' }
  const [known, others] = await askParts(selected, options, async (holes, options) => {
    const masks = masksSql(question, { ...request, selected: { ...selected, holes } }) as string
    return new PeopleSet(
      await peopleOf(warehouse, { ...params, peopleMax }, { ...options, settings, holes: { masks } }),
    )
  })
  if (!known || known.size > peopleMax || (others && others.size > peopleMax)) return undefined
  const alike = new Map<number, number>()
  const add = (bits: number, people: number) => alike.set(bits, (alike.get(bits) ?? 0) + people)
  known.each((bits) => add(bits, 1))
  if (others)
    known.meet(others, (here, there) => {
      add(here, -1)
      add(here | there, 1)
    })
  // Who came for the first time was nowhere before.
  alike.delete(0)
  return cohortsOf(alike, question)
}

/** The cohorts of people who were here in the same periods: these as bits, and how many. */
function cohortsOf(alike: ReadonlyMap<number, number>, { mode, periods }: RetentionQuestion): Cohort[] {
  const cohorts = new Map<number, { size: number; returned: Map<number, number> }>()
  for (const [bits, people] of alike) {
    if (people === 0) continue
    const period = 31 - Math.clz32(bits & -bits)
    const laters = Math.min(periods, 32 - Math.clz32(bits) - period)
    const { size, returned } = cohorts.get(period) ?? { size: 0, returned: new Map<number, number>() }
    for (let later = 0; later < laters; later++)
      if (mode === 'onOrAfter' || (bits >> (period + later)) & 1)
        returned.set(later, (returned.get(later) ?? 0) + people)
    cohorts.set(period, { size: size + people, returned })
  }
  return [...cohorts].map(([period, cohort]) => ({ value: '', period, ...cohort }))
}

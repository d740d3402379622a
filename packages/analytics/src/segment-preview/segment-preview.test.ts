import { segmentRule } from '@sojourn/contract'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnFrame } from '../../test/drawn-frame.ts'
import { drawnHistory, writeHistory } from '../../test/drawn-history.ts'
import { chosenSessions } from '../../test/recount/chosen-sessions.ts'
import { segmentPreview } from './segment-preview.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

type Chosen = ReturnType<typeof chosenSessions>[number]

const personOf = ({ stored }: Chosen) => {
  const { siteId, visitorId } = stored.session
  const person = stored.userId || visitorId
  return person === '' ? undefined : `${siteId} ${person}`
}
const sizeOf = (chosen: readonly Chosen[]) => ({
  sessions: chosen.length,
  people: new Set(chosen.map(personOf).filter((person) => person !== undefined)).size,
})

/** Newest first; of users one of each, all that nobody is known of being one. */
function examplesOf(chosen: readonly Chosen[], of: 'sessions' | 'users', limit: number) {
  const seen = new Set<string>()
  return chosen
    .toSorted(({ stored: { session: one } }, { stored: { session: other } }) => {
      const isBefore =
        one.siteId > other.siteId || (one.siteId === other.siteId && one.sessionId > other.sessionId)
      return other.startedAt - one.startedAt || (isBefore ? -1 : 1)
    })
    .filter((one) => {
      const { siteId } = one.stored.session
      const unit = personOf(one) ?? `nobody of ${siteId}`
      return of === 'sessions' || seen.size < seen.add(unit).size
    })
    .slice(0, limit)
    .map(({ stored }) => stored)
}

const everybody = segmentRule.parse({ of: 'users', where: { event: { times: { gte: 0 } } } })

describe('the preview of a segment', () => {
  it('is what a plain recount gives, with the newest as examples', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        drawnHistory.filter(({ length }) => length > 9),
        fc.array(fc.tuple(drawnFrame, fc.constantFrom(0, 1, 2, 5, 100)), { minLength: 8, maxLength: 8 }),
        async (drawn, questions) => {
          run += 1
          const history = await writeHistory(store.warehouse, `preview${run}`, drawn)
          for (const [{ isOneSite, segment: rule = everybody, ...rest }, limit] of questions) {
            const frame = { ...rest, siteIds: history.siteIds.slice(0, isOneSite ? 1 : 2) }
            const matched = chosenSessions(history, { ...frame, segment: rule })
            expect(await segmentPreview(store.warehouse, frame, rule, limit, {})).toEqual({
              matched: sizeOf(matched),
              total: sizeOf(chosenSessions(history, frame)),
              examples: examplesOf(matched, rule.of, limit),
            })
          }
        },
      ),
      { numRuns: 6, endOnFailure: true },
    )
  })
})

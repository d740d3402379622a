import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import type { ReadOptions } from '@sojourn/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnHistory, historyNow, writeHistory } from '../../test/drawn-history.ts'
import { recountUsers } from '../../test/recount/users.ts'
import { remembering } from '../../test/remembering.ts'
import type { UserProfile } from '../user-profiles/user-profiles.ts'
import { type UserPlace, type UserSelection, userSorts, users } from './users.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

async function allPages(
  siteIds: readonly string[],
  selection: UserSelection,
  limit: number,
  options: ReadOptions = {},
) {
  const all: UserProfile[] = []
  let after: UserPlace | undefined
  do {
    const page = await users(store.warehouse, siteIds, selection, { limit, after }, historyNow, options)
    all.push(...page.users)
    after = page.next
  } while (after)
  return all
}

const figureOf = (sort: UserSelection['sort'], profile: UserProfile): number =>
  sort === 'lastSeen' || sort === 'firstSeen'
    ? profile[`${sort}At`]
    : sort === 'revenue'
      ? (profile.revenue.EUR ?? 0)
      : profile[sort]

describe('users', () => {
  it('are listed in order, page by page, with what a plain recount gives of each, also while it is being written', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        drawnHistory,
        fc.constantFrom(...userSorts),
        fc.boolean(),
        fc.integer({ min: 1, max: 4 }),
        async (drawn, sort, isAscending, limit) => {
          run += 1
          const options = remembering(store.warehouse)
          const pages = (siteIds: readonly string[]) =>
            allPages(siteIds, { sort, isAscending, currency: 'EUR' }, limit, options(siteIds))
          const { siteIds, ...told } = await writeHistory(
            store.warehouse,
            `users${run}`,
            drawn,
            async (siteIds) => void (await pages(siteIds)),
          )
          const expected = recountUsers({ siteIds, ...told }, 'EUR').sort((a, b) => {
            const order = figureOf(sort, a) - figureOf(sort, b) || byBytes(a.userId, b.userId)
            return isAscending ? order : -order
          })
          expect(await pages(siteIds)).toEqual(expected)
        },
      ),
      { numRuns: 15 },
    )
  })

  it('are found by a part of their id or of a trait, whatever its case', async () => {
    let run = 0
    const searches = fc.constantFrom(
      'U1',
      'PRO',
      "o'hara\\",
      '404',
      '1.5',
      'TRUE',
      'deep',
      '"',
      'plan',
      'ーザ',
    )
    await fc.assert(
      fc.asyncProperty(drawnHistory, searches, async (drawn, search) => {
        run += 1
        const history = await writeHistory(store.warehouse, `search${run}`, drawn)
        const contains = (value: unknown) =>
          typeof value !== 'object' && String(value).toLowerCase().includes(search.toLowerCase())
        const expected = recountUsers(history, 'EUR')
          .filter(({ userId, traits }) => [userId, ...Object.values(traits)].some(contains))
          .map(({ userId }) => userId)
        const selection = { search, sort: 'lastSeen', isAscending: false, currency: 'EUR' } as const
        const found = await allPages(history.siteIds, selection, 3)
        expect(found.map(({ userId }) => userId).sort()).toEqual(expected.sort())
      }),
      { numRuns: 12 },
    )
  })
})

const byBytes = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other))

import { expect, it } from 'vitest'
import { createQuotas } from './create-quotas.ts'

it('refuses what is over the quota of the month, and begins anew with the next', async () => {
  let at = Date.UTC(2026, 0, 31, 23, 59)
  let events = 9
  const asked: unknown[] = []
  const refused: unknown[] = []
  const quotas = createQuotas({
    catalog: { quotaOf: (siteId) => (siteId === 'free' ? undefined : 10) },
    reads: {
      ledger: async (siteIds, { from = 0 }) => {
        asked.push(from)
        const row = { siteId: siteIds[0] as string, hour: from, reason: '' }
        const counted = new Date(from).getUTCMonth() === 0 ? events : 0
        return [
          { ...row, outcome: 'accepted', events: counted },
          { ...row, outcome: 'rejected', events: 100 },
        ]
      },
    },
    collector: { countRefused: (...counted) => void refused.push(counted) },
    now: () => at,
  })
  await quotas.check('free', 1)
  expect(asked).toEqual([])
  await quotas.check('bound', 3)
  events = 10
  await quotas.check('bound', 3)
  at += 20_000
  await quotas.check('bound', 3)
  await expect(quotas.check('bound', 3)).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfterSeconds: 40,
  })
  expect(refused).toEqual([['bound', 'quota', 'month', 3]])
  at += 60_000
  await quotas.check('bound', 3)
  expect(asked).toEqual([Date.UTC(2026, 0), Date.UTC(2026, 0), Date.UTC(2026, 1)])
})

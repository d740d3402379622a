import { fileURLToPath } from 'node:url'
import { monthsOfVisits } from '@sojourn/server'
import { expect, it } from 'vitest'
import type { Ask, Target } from '../../../target/target.ts'
import { annotateMonths } from './annotate-months.ts'

const samples = new URL('../../../../../server/src/imports/', import.meta.url)
const fileOf = (path: string) => fileURLToPath(new URL(path, samples))
const sample = fileOf('plausible/samples/imported_visitors_20240130_20240202.csv')

/** As much of a Sojourn as keeps annotations. */
function keeperOf(kept: { siteId: string; day: string; text: string }[]): Target {
  return {
    url: 'http://localhost',
    isLocal: true,
    async ask(_path: string, { method, json }: Ask = {}) {
      if (method === 'POST') kept.push(json as (typeof kept)[number])
      return Response.json({ annotations: kept })
    },
    close: async () => undefined,
  }
}

it('sums of days become one annotation a month, once', async () => {
  const months = await monthsOfVisits(sample)
  const kept: { siteId: string; day: string; text: string }[] = []
  expect(await annotateMonths(keeperOf(kept), 'site_1', months)).toEqual({ added: 2, known: 0 })
  expect(await annotateMonths(keeperOf(kept), 'site_1', months)).toEqual({ added: 0, known: 2 })
  expect(kept).toEqual([
    { siteId: 'site_1', day: '2024-01-30', text: 'Plausible, January 2024: 251 visits, 560 page views' },
    { siteId: 'site_1', day: '2024-02-01', text: 'Plausible, February 2024: 1,402 visits, 3,051 page views' },
  ])
})

it('another file is named as such', async () => {
  const other = fileOf('presets/samples/umami.csv')
  await expect(monthsOfVisits(other)).rejects.toThrow(/line 2 has no date, visits, pageviews/)
})

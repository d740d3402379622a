import type { SavedViewAnswer } from '@sojourn/contract'
import { expect, it } from 'vitest'
import { choicesOf } from './link-choices.ts'

const steps = [{ page: '/' }, { type: 'purchase' }]
const saved = (viewId: string, address: string) => ({ viewId, name: viewId, address }) as SavedViewAnswer

it('offers saved funnels, journeys and retention beside the pages as they begin', () => {
  const choices = choicesOf([
    saved('bought', `/funnels?range=7d&funnel=${encodeURIComponent(JSON.stringify({ steps }))}`),
    saved('phones', '/?device=mobile'),
    saved('by day', '/retention?interval=day'),
    saved('half a funnel', `/funnels?funnel=${encodeURIComponent(JSON.stringify({ steps: [{}] }))}`),
  ])
  expect(choices.map(({ label }) => label)).toEqual(['Overview', 'Journeys', 'Retention', 'bought', 'by day'])
  expect(choices[3]?.shows).toEqual({ page: 'funnel', question: { trend: 'day', steps } })
  expect(choices[4]?.shows).toMatchObject({ page: 'retention', question: { interval: 'day' } })
})

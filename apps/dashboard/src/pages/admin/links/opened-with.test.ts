import { expect, it } from 'vitest'
import { openedWith } from './opened-with.ts'

it('opens a public link with the range and the filters of the page, and with no person', () => {
  expect(openedWith({ site: 'site_1', segment: 'seg_1', range: '30d', filters: { userId: 'ann' } })).toBe('')
  expect(openedWith({ range: '7d', compare: 'previous', filters: { page: '/a b', country: 'DE' } })).toBe(
    '?range=7d&compare=previous&page=%2Fa+b&country=DE',
  )
  expect(openedWith({ range: 'custom', from: '2026-01-01', to: '2026-02-01', filters: {} })).toBe(
    '?range=custom&from=2026-01-01&to=2026-02-01',
  )
})

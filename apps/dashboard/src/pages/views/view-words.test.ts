import { expect, it } from 'vitest'
import { pageOf } from './view-words.ts'

it('names the page of an address as the menu does', () => {
  expect(['/?range=7d', '/funnels?funnel=%7B%7D', '/sessions/abc', '/admin/audit-log'].map(pageOf)).toEqual([
    'Overview',
    'Funnels',
    'Sessions',
    'Audit log',
  ])
})

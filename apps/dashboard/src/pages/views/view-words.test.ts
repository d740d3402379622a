import { expect, it } from 'vitest'
import { pageOf } from './view-words.ts'

it('names the page of an address as the menu does', () => {
  expect(['/?range=7d', '/funnels?funnel=%7B%7D', '/sessions/abc', '/elsewhere'].map(pageOf)).toEqual([
    'Overview',
    'Funnels',
    'Sessions',
    '/elsewhere',
  ])
})

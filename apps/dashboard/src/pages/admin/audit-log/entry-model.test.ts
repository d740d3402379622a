import { expect, it } from 'vitest'
import { changesOf } from './entry-model.ts'

it('says of each name what it was and what it is', () => {
  expect(changesOf({ before: { role: 'viewer' }, after: { role: 'admin', siteIds: ['a'] } })).toEqual([
    { name: 'role', before: 'viewer', after: 'admin' },
    { name: 'siteIds', before: '–', after: '["a"]' },
  ])
  expect(changesOf({ before: null, after: null })).toEqual([])
})

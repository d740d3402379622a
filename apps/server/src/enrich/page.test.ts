import { siteSettings } from '@sojourn/contract'
import { expect, it } from 'vitest'
import { createPageReader } from './page.ts'

it('reads page and section by the rules of each site', () => {
  const readPage = createPageReader()
  const plain = siteSettings.parse({})
  const ruled = siteSettings.parse({
    pageRules: [{ match: '^/p/.*', replace: '/product' }],
    sectionRules: [{ match: '^/p/', section: 'shop' }],
  })
  for (const _ of ['first', 'from memory']) {
    expect(readPage('/p/123456', plain)).toEqual({ page: '/p/:id', section: 'p' })
    expect(readPage('/p/123456', ruled)).toEqual({ page: '/product', section: 'shop' })
    expect(readPage('', ruled)).toEqual({ page: '', section: '' })
  }
})

import { expect, it } from 'vitest'
import { optionsOfTag } from './options-of-tag.ts'

const tag = (dataset: Record<string, string>, src = 'https://shop.example/stats/sojourn.js?v=1/2') =>
  optionsOfTag({ src, dataset } as unknown as HTMLScriptElement)

it('reads the attributes of a tag: numbers, yes and no, texts', () => {
  expect(
    tag({ writeKey: 'pk_1', flushSeconds: '2.5', hashRoutes: '', cookieless: 'false', consent: 'pending' }),
  ).toMatchObject({
    writeKey: 'pk_1',
    flushSeconds: 2.5,
    hashRoutes: true,
    cookieless: false,
    consent: 'pending',
  })
  expect(tag({ metadata: '{"plan":"pro"}' })).toMatchObject({ metadata: { plan: 'pro' } })
})

it("takes a user's id for a text, also where it looks like a number", () => {
  expect(tag({ userId: '0815' })).toMatchObject({ userId: '0815' })
})

it('takes the server to be where the script came from', () => {
  expect(tag({})).toEqual({ endpoint: 'https://shop.example/stats/' })
  expect(tag({ endpoint: 'https://other.example' })).toEqual({ endpoint: 'https://other.example' })
})

import { expect, it } from 'vitest'
import { sectionOf } from './section-of.ts'

it('is the first segment of the path', () => {
  expect(sectionOf('/dashboard/x', [])).toBe('dashboard')
  expect(sectionOf('/dashboard?x', [])).toBe('dashboard')
})

it('is home at the root, and nothing for a name that is no path', () => {
  expect(sectionOf('/', [])).toBe('home')
  expect(sectionOf('44600062', [])).toBe('')
  expect(sectionOf('', [])).toBe('')
})

it('is what the first matching rule says, each time it is asked', () => {
  const rules = [
    { match: '^/app/(billing|plans)', section: 'money' },
    { match: '^/app', section: 'app' },
  ]
  for (let time = 0; time < 3; time++) {
    expect(sectionOf('/app/billing', rules)).toBe('money')
    expect(sectionOf('/app/home', rules)).toBe('app')
    expect(sectionOf('/shop', rules)).toBe('shop')
  }
})

import { describe, expect, it } from 'vitest'
import { allowsOrigin, isAllowedOrigin } from './origin.ts'

describe('allowsOrigin', () => {
  it('takes every origin where a site lists none', () => {
    expect(allowsOrigin([], 'https://anywhere.example')).toBe(true)
    expect(allowsOrigin([], 'null')).toBe(true)
  })

  it.each([
    ['https://shop.example', true],
    ['https://SHOP.example', true],
    ['http://shop.example', false],
    ['https://shop.example:8443', false],
    ['https://evil-shop.example', false],
    ['https://shop.example.evil.test', false],
    ['https://www.brand.example', true],
    ['https://a.b.brand.example', true],
    ['https://brand.example', false],
    ['https://.brand.example', false],
    ['https://evilbrand.example', false],
    ['http://www.brand.example', false],
    ['null', false],
  ])('answers for %s as the list says', (origin, allowed) => {
    expect(allowsOrigin(['https://shop.example/', 'https://*.brand.example'], origin)).toBe(allowed)
  })
})

describe('isAllowedOrigin', () => {
  it.each([
    ['https://shop.example', true],
    ['https://*.shop.example:8443', true],
    ['http://localhost:3000', true],
    ['shop.example', false],
    ['https://shop.example/path', false],
    ['*', false],
    ['https://www.*.example', false],
  ])('of %s', (text, fits) => {
    expect(isAllowedOrigin(text)).toBe(fits)
  })
})

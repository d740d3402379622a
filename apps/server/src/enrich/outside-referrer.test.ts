import { expect, it } from 'vitest'
import { outsideReferrer } from './outside-referrer.ts'

it('strips user name and password', () => {
  expect(outsideReferrer('https://ann:secret@blog.example.org/', 'shop.example')?.text).toBe(
    'https://blog.example.org/',
  )
})

it.each([
  'https://shop.example/',
  'https://WWW.shop.example:8080/cart?x',
  '',
  'not a url',
  'about:blank',
  'https://',
  'file:///etc/hosts',
])('finds nothing from outside in %j', (referrer) => {
  expect(outsideReferrer(referrer, 'www.shop.example')).toBeNull()
  expect(outsideReferrer(referrer, 'shop.example')).toBeNull()
})

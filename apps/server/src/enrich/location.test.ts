import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLocation } from './location.ts'

describe('readLocation', () => {
  it.each([
    ['https://shop.example/cart?step=1#top', 'https://shop.example/cart?step=1#top', '/cart', 'shop.example'],
    ['https://SHOP.example:8443', 'https://SHOP.example:8443', '/', 'shop.example'],
    ['https://shop.example?x=1', 'https://shop.example?x=1', '/', 'shop.example'],
    ['https://ann:secret@shop.example/a@b', 'https://shop.example/a@b', '/a@b', 'shop.example'],
    ['//cdn.example/x', '//cdn.example/x', '/x', 'cdn.example'],
    ['https://[2001:db8::1]:80/x', 'https://[2001:db8::1]:80/x', '/x', '[2001:db8::1]'],
    [
      'https://app.example/#/settings/team?tab=2',
      'https://app.example/#/settings/team?tab=2',
      '/settings/team',
      'app.example',
    ],
    ['https://app.example/base#!/x', 'https://app.example/base#!/x', '/x', 'app.example'],
    [
      'android-app://com.example.shop/cart',
      'android-app://com.example.shop/cart',
      '/cart',
      'com.example.shop',
    ],
    ['/relative/path?x=1', '/relative/path?x=1', '/relative/path', ''],
    ['?x=1', '?x=1', '/', ''],
    ['#/route?x', '#/route?x', '/route', ''],
    ['  https://shop.example/x\n', 'https://shop.example/x', '/x', 'shop.example'],
    ['about:blank', 'about:blank', '', ''],
    ['not a url', 'not a url', '', ''],
    ['https://bad host/x', 'https://bad host/x', '', ''],
    ['', '', '', ''],
  ])('reads the URL %j', (sent, url, path, host) => {
    expect(readLocation({ url: sent })).toEqual({ url, path, host })
  })

  it.each([
    ['/cart', '/cart'],
    ['Pricing: what next?', 'Pricing: what next?'],
    ['/cart?x=1#y', '/cart'],
    ['https://shop.example/cart?x', '/cart'],
    ['#/cart', '/cart'],
    ['', '/from-url'],
  ])('lets the path %j win over the URL', (sent, path) => {
    expect(readLocation({ url: 'https://shop.example/from-url', path: sent }).path).toBe(path)
  })

  it('knows nothing of an event that says nothing', () => {
    expect(readLocation({})).toEqual({ url: '', path: '', host: '' })
  })

  it('takes any text as a URL, and its path is empty or begins with a slash and has no query', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
    )
    fc.assert(
      fc.property(text, (url) => {
        const read = readLocation({ url }).path
        expect(read === '' || /^\/[^?#]*$/s.test(read)).toBe(true)
      }),
    )
  })

  it('agrees with the platform on the path of an absolute URL', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        expect(readLocation({ url }).host).toBe(new URL(url).hostname)
      }),
    )
  })
})

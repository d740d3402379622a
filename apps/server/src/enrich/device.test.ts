import { describe, expect, it } from 'vitest'
import { readDevice } from './device.ts'

const read = (userAgent: string) => {
  const { deviceType, browser, os } = readDevice(userAgent)
  return [deviceType, browser, os]
}
const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'

describe('readDevice', () => {
  it.each([
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/120.0.0.0 Safari/537.36`,
      ['desktop', 'Chrome', 'Windows'],
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0`,
      ['desktop', 'Edge', 'Windows'],
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Safari/605.1.15',
      ['desktop', 'Safari', 'macOS'],
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0',
      ['desktop', 'Firefox', 'Linux'],
    ],
    [
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/120.0.0.0 Safari/537.36`,
      ['desktop', 'Chrome', 'Chrome OS'],
    ],
    [`${iphone} Version/17.1 Mobile/15E148 Safari/604.1`, ['mobile', 'Safari', 'iOS']],
    [`${iphone} CriOS/119.0.6045.109 Mobile/15E148 Safari/604.1`, ['mobile', 'Chrome', 'iOS']],
    [
      'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1',
      ['tablet', 'Safari', 'iOS'],
    ],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/120.0.0.0 Mobile Safari/537.36`,
      ['mobile', 'Chrome', 'Android'],
    ],
    [
      `Mozilla/5.0 (Linux; Android 13; SM-X900) ${webkit} Chrome/116.0.0.0 Safari/537.36`,
      ['tablet', 'Chrome', 'Android'],
    ],
    [
      `Mozilla/5.0 (Linux; Android 13; SM-S918B) ${webkit} SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36`,
      ['mobile', 'Samsung Internet', 'Android'],
    ],
    [
      `Mozilla/5.0 (Web0S; Linux/SmartTV) ${webkit} Chrome/94.0.4606.128 Safari/537.36 WebAppManager`,
      ['tv', 'WebOS Browser', 'WebOS'],
    ],
    [
      'Mozilla/5.0 (PlayStation; PlayStation 5/6.00) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.4 Safari/605.1.15',
      ['console', 'Safari', ''],
    ],
    ['Dalvik/2.1.0 (Linux; U; Android 13; SM-G991B Build/TP1A.220624.014)', ['mobile', '', 'Android']],
    ['MyApp 1.0 (iPhone; iOS 17.0; Scale/3.00)', ['mobile', '', 'iOS']],
  ])('reads %s', (userAgent, expected) => {
    expect(read(userAgent)).toEqual(expected)
  })

  it.each([
    '',
    'curl/8.4.0',
    'node',
    'axios/1.6.2',
    'python-requests/2.31.0',
    'analytics-node-next/latest',
    'analytics-node/3.0.13',
    'okhttp/4.12.0',
    'Go-http-client/1.1',
    'Dart/3.2 (dart:io)',
    'Apache-HttpClient/4.5.13 (Java/11.0.20)',
    'rest-client/2.1.0 (linux x86_64) ruby/3.0.0p0',
    'weird \u0000 \ud800 text',
  ])('knows no device in %j', (userAgent) => {
    expect(read(userAgent)).toEqual(['', '', ''])
  })

  it('answers a user agent seen before with the same frozen object', () => {
    const first = readDevice('Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0')
    expect(readDevice('Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0')).toBe(first)
    expect(Object.isFrozen(first)).toBe(true)
  })
})

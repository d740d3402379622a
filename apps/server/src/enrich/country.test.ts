import { describe, expect, it } from 'vitest'
import { openCountries } from './country.ts'

const countryOf = await openCountries()

describe('openCountries', () => {
  it.each([
    ['8.8.8.8', 'US'],
    ['193.99.144.80', 'DE'],
    ['2a02:2e0:3fe:1001:302::', 'DE'],
    ['2001:4860:4860::8888', 'US'],
    ['::ffff:193.99.144.80', 'DE'],
    ['::FFFF:c163:9050', 'DE'],
    ['0:0:0:0:0:ffff:193.99.144.80', 'DE'],
  ])('knows the country of %s', (ip, country) => {
    expect(countryOf(ip)).toBe(country)
    expect(countryOf(ip), 'also from its memory').toBe(country)
  })

  it.each([
    '',
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '172.31.255.255',
    '100.64.0.1',
    '203.0.113.7',
    '2001:db8::1',
    '::1',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:999.1.1.1',
    '256.1.1.1',
    'unknown',
    'x'.repeat(1000),
    '\ud800',
  ])('answers nothing for %j', (ip) => {
    expect(countryOf(ip)).toBe('')
  })
})

import { expect, it } from 'vitest'
import { deviceOf } from './device-of.ts'

it('names browser and system as people do', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
  expect([chrome, `${chrome} Edg/140.0`, phone, 'curl/8', null].map(deviceOf)).toEqual([
    'Chrome on Windows',
    'Edge on Windows',
    'Safari on iOS',
    'Unknown',
    'Unknown',
  ])
})

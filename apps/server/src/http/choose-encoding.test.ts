import { expect, it } from 'vitest'
import { chooseEncoding } from './choose-encoding.ts'

it('chooses what the request takes, the best first', () => {
  const offered = ['br', 'gzip'] as const
  const accepted = ['gzip, deflate, br', 'gzip;q=0.5', 'br;q=0, gzip', 'br; q=0.8', 'identity', '']
  expect(accepted.map((one) => chooseEncoding(one, offered))).toEqual(['br', 'gzip', 'gzip', 'br', '', ''])
})

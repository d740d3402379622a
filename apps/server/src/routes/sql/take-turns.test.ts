import { expect, it } from 'vitest'
import { createTurns } from './take-turns.ts'

it('lets so many of one organization run at once, and the next when one has ended', async () => {
  const turns = createTurns(2)
  const ends: (() => void)[] = []
  const work = () => new Promise<string>((resolve) => ends.push(() => resolve('done')))
  const first = turns.take('a', work)
  const second = turns.take('a', work)
  await expect(turns.take('a', work)).rejects.toMatchObject({ code: 'rate_limited', retryAfterSeconds: 2 })
  const others = turns.take('b', work)
  for (const end of ends) end()
  expect(await Promise.all([first, second, others])).toEqual(['done', 'done', 'done'])
  expect(await turns.take('a', async () => 'again')).toBe('again')
  await expect(turns.take('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
})

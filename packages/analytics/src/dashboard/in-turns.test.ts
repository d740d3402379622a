import { expect, it } from 'vitest'
import { inTurns } from './in-turns.ts'

it('does so many tasks at once, and answers in their order', async () => {
  let busy = 0
  let most = 0
  const task = (name: string, turns: number) => async () => {
    busy += 1
    most = Math.max(most, busy)
    for (let turn = 0; turn < turns; turn++) await Promise.resolve()
    busy -= 1
    return name
  }
  expect(await inTurns(2, [task('a', 9), task('b', 1), task('c', 1), task('d', 1)])).toEqual([
    'a',
    'b',
    'c',
    'd',
  ])
  expect(most).toBe(2)
})

it('begins nothing more where one fails', async () => {
  const begun: string[] = []
  const tasks = [
    async () => {
      throw new Error('no')
    },
    async () => void begun.push('second'),
    async () => void begun.push('third'),
  ]
  await expect(inTurns(1, tasks)).rejects.toThrow('no')
  expect(begun).toEqual([])
})

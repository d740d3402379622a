import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startRedis, type TestRedis } from '../../test/start-redis.ts'
import { waitUntil } from '../../test/wait-until.ts'
import type { Limits } from './limits.ts'
import { openSharedLimits } from './open-shared-limits.ts'

const redisProgram = process.env.REDIS_SERVER_PATH
const told: string[] = []
const opened: Limits[] = []
const open = async (url: string) => {
  const limits = await openSharedLimits(url, {
    away: () => void told.push('away'),
    back: () => void told.push('back'),
  })
  opened.push(limits)
  return limits
}
const facts = { name: 'calls', most: 4, seconds: 60 }

afterEach(async () => {
  for (const limits of opened.splice(0)) await limits.close()
  told.length = 0
})

// Without Redis on the machine: Debian has it as `redis-server`, and `npm test` installs it where it may.
describe.skipIf(!redisProgram)('limits in Redis', () => {
  let redis: TestRedis
  beforeAll(async () => {
    redis = await startRedis(redisProgram ?? '')
  })
  afterAll(() => redis?.stop())

  const two = async () =>
    [(await open(redis.url)).limit(facts), (await open(redis.url)).limit(facts)] as const

  it('are counted by all servers together, and by names and callers apart', async () => {
    const [one, other] = await two()
    for (let calls = 0; calls < 2; calls++) {
      expect((await one.take('ann')).isOver).toBe(false)
      expect((await other.take('ann')).isOver).toBe(false)
    }
    expect(await one.take('ann')).toMatchObject({ used: 5, isOver: true })
    expect((await other.look('ann')).waitMs).toBeGreaterThan(1_000)
    expect((await other.take('bob')).used).toBe(1)
    expect((await (await open(redis.url)).limit({ ...facts, name: 'others' }).take('ann')).used).toBe(1)
    await one.forgive('ann')
    expect((await other.take('ann')).used).toBe(1)
    await other.giveBack('ann')
    expect((await one.look('ann')).used).toBe(0)
  })

  it('are counted by each server for itself while Redis is away, and together once it is back', async () => {
    const [one, other] = await two()
    await one.take('cid')
    await redis.kill()
    for (let calls = 0; calls < 4; calls++) expect((await one.take('cid')).isOver).toBe(false)
    expect((await one.take('cid')).isOver).toBe(true)
    expect((await other.take('cid')).used).toBe(1)
    expect(told).toEqual(['away', 'away'])
    await redis.start()
    await waitUntil(
      async () => told.filter((each) => each === 'back').length,
      (times) => times === 2,
    )
    await one.take('cid')
    expect((await other.take('cid')).used).toBe(2)
  })

  it('hold up nobody for long where Redis stands still', async () => {
    const [one] = await two()
    await one.take('dan')
    redis.freeze()
    try {
      const startedAt = performance.now()
      for (let calls = 1; calls <= 20; calls++) expect((await one.take('dan')).used).toBe(calls)
      expect(performance.now() - startedAt).toBeLessThan(3_000)
      expect(told).toEqual(['away'])
    } finally {
      redis.thaw()
    }
    await waitUntil(
      () => one.take('dan'),
      ({ used }) => used < 20,
    )
    expect(told).toEqual(['away', 'back'])
  })
})

it('limits of a Redis that is not there are counted by the server itself', async () => {
  const limit = (await open('redis://127.0.0.1:1/0')).limit(facts)
  for (let calls = 1; calls <= 5; calls++)
    expect(await limit.take('ann')).toMatchObject({ used: calls, isOver: calls > 4 })
  expect(told).toEqual(['away'])
})

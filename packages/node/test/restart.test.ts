import { type SojournProcess, startSojourn } from '@sojourn/test-server'
import { expect, it, onTestFinished } from 'vitest'
import { createClient } from '../src/create-client.ts'
import type { DeliveryFailure } from '../src/delivery-failure.ts'

it('loses and doubles nothing when the server is killed under traffic and started again', {
  timeout: 120_000,
}, async () => {
  const server = await startSojourn()
  onTestFinished(() => server.stop())
  const failures: DeliveryFailure[] = []
  const client = createClient({
    url: server.url,
    key: server.secretKey,
    flushEvents: 5,
    flushAfterMs: 5,
    retryBaseMs: 20,
    retryMaxMs: 100,
    flushOnExit: false,
    onFailure: (failure) => failures.push(failure),
  })
  const tracked: string[] = []
  const traffic = setInterval(() => {
    const properties = { index: tracked.length }
    tracked.push(client.track('click', { sessionId: 'under-traffic', properties }))
  }, 5)
  onTestFinished(() => clearInterval(traffic))
  const more = async (count: number) => {
    const goal = tracked.length + count
    await expect.poll(() => tracked.length, { timeout: 20_000 }).toBeGreaterThan(goal)
  }

  await more(150)
  await server.kill()
  await more(150)
  await server.restart()
  await more(100)
  await server.kill()
  await server.restart()
  await more(50)
  clearInterval(traffic)
  expect(await client.flush(20_000)).toBe(true)
  await client.close()

  const { steps, events } = await readAll(server, 'under-traffic')
  expect(steps).toBe(tracked.length)
  expect(events.map(({ eventId }) => eventId)).toEqual(tracked)
  expect(events.map(({ properties }) => properties.index)).toEqual(tracked.map((_, index) => index))
  expect(new Set(failures.map(({ code }) => code))).toEqual(new Set(['unreachable']))
})

interface Page {
  session: { stepsTaken: number }
  events: { eventId: string; properties: { index: number } }[]
  nextCursor: string | null
}

async function readAll(server: SojournProcess, sessionId: string) {
  const events: Page['events'] = []
  for (let query = ''; ; ) {
    const { body } = await server.read(`/api/v1/sessions/${sessionId}${query}`)
    const page = body as Page
    events.push(...page.events)
    if (page.nextCursor === null) return { steps: page.session.stepsTaken, events }
    query = `?cursor=${page.nextCursor}`
  }
}

import { expect, it } from 'vitest'
import { createTracker } from './create-tracker.ts'

it('does nothing on a server, and says nothing', async () => {
  const tracker = createTracker({
    writeKey: 'pk_of-nobody',
    endpoint: 'https://sojourn.invalid',
    userId: 'ann',
    metadata: { plan: 'pro' },
    sections: [{ match: '/', section: 'all' }],
  })
  const heard: unknown[] = []
  for (const name of ['session', 'page', 'sent', 'error'] as const)
    tracker.on(name, (detail) => heard.push(detail))
  tracker.start()
  tracker.track('search', { term: 'tea' })
  tracker.page()
  tracker.identify('ann', { plan: 'pro' })
  tracker.commerce.purchased({ orderId: '1', value: 1 })
  tracker.setConsent('granted')
  await tracker.flush()
  expect(tracker.getSession()).toBeNull()
  expect(tracker.engagedSeconds()).toBe(0)
  tracker.end()
  tracker.reset()
  tracker.stop()
  expect(heard).toEqual([])
})

import { describe, expectTypeOf, it } from 'vitest'
import { type AutocaptureOptions, autocapture } from '../src/autocapture/autocapture.ts'
import {
  type Consent,
  createTracker,
  type Feature,
  type Properties,
  type SessionState,
  type SessionTracker,
  type TrackerEvents,
  type TrackerOptions,
} from '../src/index.ts'

/** Type-checked alone: nothing in here runs. */
const check = (_: (tracker: SessionTracker) => void) => undefined

describe('the types of the public interface', () => {
  it('ask for a write key and for nothing else', () => {
    expectTypeOf(createTracker).parameter(0).toEqualTypeOf<TrackerOptions>()
    expectTypeOf({ writeKey: 'pk_1' }).toExtend<TrackerOptions>()
    expectTypeOf({ endpoint: 'https://sojourn.example' }).not.toExtend<TrackerOptions>()
    expectTypeOf({ writeKey: 'pk_1', consent: 'maybe' as const }).not.toExtend<TrackerOptions>()
    expectTypeOf<TrackerOptions['consent']>().toEqualTypeOf<Consent | undefined>()
    expectTypeOf(createTracker).returns.toEqualTypeOf<SessionTracker>()
  })

  it('take any properties of an event, and options of which a wrong one is noticed', () => {
    check((tracker) => {
      tracker.track('search')
      tracker.track('search', { term: 'tea', filters: ['green'], page: 2 })
      tracker.track('subscribed', {}, { revenue: 9.5, currency: 'EUR', eventId: 'order:1' })
      // @ts-expect-error a type is a text
      tracker.track(7)
      // @ts-expect-error revenue is a number
      tracker.track('subscribed', {}, { revenue: '9.5' })
    })
    expectTypeOf<SessionTracker['logEvent']>().toEqualTypeOf<SessionTracker['track']>()
    expectTypeOf<SessionTracker['identify']>().parameters.toEqualTypeOf<
      [userId: string, traits?: Properties]
    >()
  })

  it('say what a session is, and that there may be none', () => {
    expectTypeOf<SessionTracker['getSession']>().returns.toEqualTypeOf<SessionState | null>()
    expectTypeOf<SessionState>().toHaveProperty('userId').toEqualTypeOf<string | null>()
    check((tracker) => {
      // @ts-expect-error what the tracker knows is not for others to change
      tracker.getSession().userId = 'bob'
    })
  })

  it('give a listener what its event carries', () => {
    check((tracker) => {
      expectTypeOf(tracker.on('session', () => undefined)).toEqualTypeOf<() => void>()
      tracker.on('sent', (receipt) => expectTypeOf(receipt).toEqualTypeOf<TrackerEvents['sent']>())
      tracker.on('page', ({ url }) => expectTypeOf(url).toBeString())
      // @ts-expect-error there is no such event
      tracker.on('sessions', () => undefined)
    })
  })

  it('know the words of a shop', () => {
    check(({ commerce }) => {
      commerce.productViewed({ productId: 'mug', price: 12.5, colour: 'red' })
      commerce.purchased({ orderId: '1', value: 12.5, currency: 'EUR', items: [{ productId: 'mug' }] })
      // @ts-expect-error a purchase is told apart from its repeat by the order's id
      commerce.purchased({ value: 12.5 })
      // @ts-expect-error a product is told apart by its id
      commerce.productAdded({ name: 'Mug' })
    })
  })

  it('let features be written elsewhere', () => {
    expectTypeOf(autocapture).parameter(0).toEqualTypeOf<AutocaptureOptions | undefined>()
    expectTypeOf(autocapture).returns.toEqualTypeOf<Feature>()
    const ownFeature: Feature = (host) => host.on('page', ({ title }) => host.track('seen', { title }))
    expectTypeOf({
      writeKey: 'pk_1',
      features: [ownFeature, autocapture({ clicks: true })],
    }).toExtend<TrackerOptions>()
  })
})

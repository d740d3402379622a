import type { eventInput } from '@sojourn/contract'
import { expect, expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import { createClient, type DeliveryFailure, type ServerEvent, type SojournClient } from '../src/index.ts'

const options = { url: 'https://sojourn.example', key: 'sk_secret-key' }

it('has the types that its documentation says', () => {
  expectTypeOf(createClient).returns.toEqualTypeOf<SojournClient>()
  expectTypeOf<SojournClient['track']>().returns.toBeString()
  expectTypeOf<SojournClient['flush']>().returns.resolves.toBeBoolean()
  expectTypeOf<DeliveryFailure['code']>().extract<'dropped' | 'rejected'>().not.toBeNever()
  createClient({
    ...options,
    flushOnExit: false,
    onFailure: ({ eventIds }) => expect(eventIds).toBeDefined(),
  })
})

it('takes what the server takes', () => {
  expectTypeOf<{ type: string } & ServerEvent>().toExtend<z.input<typeof eventInput>>()
})

it('lets no wrong call compile', () => {
  const wrong = ({ track, identify, page }: SojournClient) => {
    // @ts-expect-error nobody's
    track('click', {})
    // @ts-expect-error an amount is a number
    track('purchase', { userId: 'ann', revenue: '20' })
    // @ts-expect-error without a user
    identify({ visitorId: 'laptop' })
    // @ts-expect-error without an address
    page({ userId: 'ann' })
    // @ts-expect-error without a key
    createClient({ url: 'https://sojourn.example' })
    // @ts-expect-error no signal
    createClient({ ...options, signals: ['SIGNAL'] })
  }
  expectTypeOf(wrong).returns.toBeVoid()
})

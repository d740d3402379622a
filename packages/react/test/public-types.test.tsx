import { createTracker, type SessionState, type SessionTracker } from '@sojourn/tracker'
import type { ReactNode } from 'react'
import { expectTypeOf, it } from 'vitest'
import {
  SessionProvider,
  type SessionStats,
  TrackSection,
  useLogEvent,
  usePageView,
  useSession,
  useSessionStats,
  useTracker,
} from '../src/index.ts'

const options = { writeKey: 'pk_write-key' }

it('has the types that its documentation says', () => {
  expectTypeOf(useSession).returns.toEqualTypeOf<SessionState | null>()
  expectTypeOf(useTracker).returns.toEqualTypeOf<SessionTracker>()
  expectTypeOf(useLogEvent).returns.parameters.toEqualTypeOf<Parameters<SessionTracker['track']>>()
  expectTypeOf(usePageView).parameter(0).toBeString()
  expectTypeOf(useSessionStats).returns.toHaveProperty('stats').toEqualTypeOf<SessionStats | undefined>()
  expectTypeOf(useSessionStats)
    .returns.toHaveProperty('getStats')
    .returns.resolves.toEqualTypeOf<SessionStats | undefined>()
  expectTypeOf(SessionProvider).returns.toEqualTypeOf<ReactNode>()
})

it('takes options or a tracker, and a user, nobody or neither', () => {
  const tracker = createTracker(options)
  const right = () => [
    <SessionProvider key={1} options={options} />,
    <SessionProvider key={2} tracker={tracker} userId="ann" />,
    <SessionProvider key={3} options={options} userId={null} getToken={async () => 'token'} />,
  ]
  expectTypeOf(right).returns.items.toExtend<ReactNode>()
})

it('lets no wrong use compile', () => {
  const tracker = createTracker(options)
  const wrong = () => [
    // @ts-expect-error neither options nor a tracker
    <SessionProvider key={1} />,
    // @ts-expect-error both
    <SessionProvider key={2} options={options} tracker={tracker} />,
    // @ts-expect-error without a key
    <SessionProvider key={3} options={{ flushSeconds: 1 }} />,
    // @ts-expect-error a section has a name
    <TrackSection key={4} />,
  ]
  const wrongCalls = () => {
    // @ts-expect-error an event has a type
    useLogEvent()()
    // @ts-expect-error days are a number
    void useSessionStats().getStats('7')
  }
  expectTypeOf(wrong).returns.toBeArray()
  expectTypeOf(wrongCalls).returns.toBeVoid()
})

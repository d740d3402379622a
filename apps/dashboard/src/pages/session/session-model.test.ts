import type { EventAnswer } from '@sojourn/contract'
import { describe, expect, it } from 'vitest'
import { messagesOf, stepsOf } from './session-model.ts'

const event = (seconds: number, more: Partial<EventAnswer> = {}): EventAnswer =>
  ({
    eventId: `e${seconds}`,
    type: 'page_view',
    timestamp: new Date(seconds * 1000).toISOString(),
    page: null,
    section: null,
    properties: {},
    ...more,
  }) as EventAnswer

describe('a session as it is drawn', () => {
  it('says the time between steps, and a page once', () => {
    const steps = stepsOf([
      event(0, { page: '/a' }),
      event(4, { page: '/a' }),
      event(4.5, { page: '/b', section: 'b' }),
    ])
    expect(steps.map(({ gapSeconds, newPage, newSection }) => [gapSeconds, newPage, newSection])).toEqual([
      [null, '/a', null],
      [4, null, null],
      [0.5, '/b', 'b'],
    ])
  })

  it('reads a chat: who wrote, and what', () => {
    const messages = messagesOf([
      event(0),
      event(1, { type: 'message_sent', properties: { message: 'Is it open?' } }),
      event(2, { type: 'message_received', properties: { text: 'Until six.' } }),
      event(3, { type: 'message_sent', properties: { length: 12 } }),
    ])
    expect(messages.map(({ isVisitor, text }) => [isVisitor, text])).toEqual([
      [true, 'Is it open?'],
      [false, 'Until six.'],
      [true, '(no text)'],
    ])
  })
})

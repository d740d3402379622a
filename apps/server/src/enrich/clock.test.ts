import { describe, expect, it } from 'vitest'
import { correctTimestamp } from './clock.ts'

const receivedAt = Date.UTC(2026, 0, 31, 12)

describe('correctTimestamp', () => {
  it('takes the time of arrival where the event has none', () => {
    expect(correctTimestamp({ receivedAt })).toBe(receivedAt)
    expect(correctTimestamp({ receivedAt, sentAt: 0 })).toBe(receivedAt)
  })

  it('trusts the sender where it does not say when it sent', () => {
    expect(correctTimestamp({ receivedAt, timestamp: 1000 })).toBe(1000)
  })

  it.each([-3_600_000, -5001, 5001, 86_400_000])('corrects a clock that is off by %i ms', (offset) => {
    const sentAt = receivedAt - offset
    expect(correctTimestamp({ receivedAt, sentAt, timestamp: sentAt - 60_000 })).toBe(receivedAt - 60_000)
  })

  it.each([-5000, 0, 300, 5000])('leaves a difference of %i ms to the network', (offset) => {
    const sentAt = receivedAt - offset
    expect(correctTimestamp({ receivedAt, sentAt, timestamp: sentAt - 60_000 })).toBe(sentAt - 60_000)
  })
})

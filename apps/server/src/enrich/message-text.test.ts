import { describe, expect, it } from 'vitest'
import { readMessage } from './message-text.ts'

describe('readMessage', () => {
  it.each([
    [{ type: 'message_sent', properties: { text: 'Hi', message: 'no' } }, 'Hi'],
    [{ type: 'message_received', properties: { content: 'Hello' } }, 'Hello'],
    [{ type: 'message_sent', properties: { text: 7, question: 'Why?' } }, 'Why?'],
    [{ type: 'message_sent', properties: { text: '', body: 'So' } }, 'So'],
    [{ type: 'message_sent' }, ''],
    [{ type: 'page_view', properties: { text: 'Hi' } }, ''],
  ])('reads %j', (input, message) => {
    expect(readMessage(input)).toBe(message)
  })

  it('keeps 4,096 characters and never half of one', () => {
    expect(readMessage({ type: 'message_sent', properties: { text: 'x'.repeat(5000) } })).toHaveLength(4096)
    const text = `${'x'.repeat(4095)}😀`
    expect(readMessage({ type: 'message_sent', properties: { text } })).toBe('x'.repeat(4095))
  })
})

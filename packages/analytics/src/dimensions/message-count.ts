import type { SessionDimension } from './dimension.ts'

export const messageCount: SessionDimension = {
  name: 'messageCount',
  sentence: 'Number of messages, of visitor and bot',
  level: 'session',
  value: { text: 'toString(message_count)', exists: 'true', number: 'message_count' },
}

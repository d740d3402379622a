import type { EventDimension } from './dimension.ts'

export const section: EventDimension = {
  name: 'section',
  sentence: 'The part of the app that an event happened in',
  level: 'event',
  value: { text: 'section' },
}

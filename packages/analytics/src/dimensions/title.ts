import type { EventDimension } from './dimension.ts'

export const title: EventDimension = {
  name: 'title',
  sentence: 'The title of the page that an event happened on',
  level: 'event',
  value: { text: 'title' },
}

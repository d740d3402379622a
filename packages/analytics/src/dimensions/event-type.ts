import type { EventDimension } from './dimension.ts'

export const eventType: EventDimension = {
  name: 'eventType',
  sentence: 'The type of an event',
  level: 'event',
  value: { text: 'type' },
  inSession: {
    values: 'mapKeys(event_counts)',
    counts: 'mapValues(event_counts)',
    views: "if(value = 'page_view', n, 0)",
    isWhole: 'true',
  },
}

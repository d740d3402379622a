import type { EventDimension } from './dimension.ts'

export const page: EventDimension = {
  name: 'page',
  sentence: 'The page path of a page view',
  level: 'event',
  value: { text: "if(type = 'page_view', page, '')" },
  inSession: {
    values: 'journey_path',
    counts: 'arrayMap(page -> 1, journey_path)',
    views: 'n',
    isWhole: 'page_count <= 1000',
  },
}

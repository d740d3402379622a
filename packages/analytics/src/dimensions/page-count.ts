import type { SessionDimension } from './dimension.ts'

export const pageCount: SessionDimension = {
  name: 'pageCount',
  sentence: 'Number of page views',
  level: 'session',
  value: { text: 'toString(page_count)', exists: 'true', number: 'page_count' },
}

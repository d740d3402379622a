import type { SessionDimension } from './dimension.ts'

export const entryPage: SessionDimension = {
  name: 'entryPage',
  sentence: 'The page path of the first page view',
  level: 'session',
  value: { text: 'entry_page' },
}

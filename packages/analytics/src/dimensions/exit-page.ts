import type { SessionDimension } from './dimension.ts'

export const exitPage: SessionDimension = {
  name: 'exitPage',
  sentence: 'The page path of the last page view',
  level: 'session',
  value: { text: 'exit_page' },
}

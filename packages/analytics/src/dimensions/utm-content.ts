import type { SessionDimension } from './dimension.ts'

export const utmContent: SessionDimension = {
  name: 'utmContent',
  sentence: 'Content of the campaign that the session came by',
  level: 'session',
  value: { text: 'utm_content' },
}

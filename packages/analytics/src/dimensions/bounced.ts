import type { SessionDimension } from './dimension.ts'

export const bounced: SessionDimension = {
  name: 'bounced',
  sentence: 'Whether the session had exactly one page view and no conversion: true or false',
  level: 'session',
  value: { text: "if(bounced = 1, 'true', 'false')" },
}

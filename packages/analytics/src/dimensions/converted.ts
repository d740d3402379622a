import type { SessionDimension } from './dimension.ts'

export const converted: SessionDimension = {
  name: 'converted',
  sentence: 'Whether the session had an event that the site counts as its goal: true or false',
  level: 'session',
  value: { text: "if(converted = 1, 'true', 'false')" },
}

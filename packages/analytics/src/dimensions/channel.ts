import type { SessionDimension } from './dimension.ts'

export const channel: SessionDimension = {
  name: 'channel',
  sentence: 'How the session came: direct, search, social, mail, ai, campaign or referral',
  level: 'session',
  value: { text: 'channel' },
}

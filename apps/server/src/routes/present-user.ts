import type { UserProfile } from '@sojourn/analytics'
import { formatInstant, type UserAnswer } from '@sojourn/contract'

/** A profile as it is answered. */
export const presentUser = (profile: UserProfile): UserAnswer => ({
  userId: profile.userId,
  externalId: profile.userId,
  firstSeenAt: formatInstant(profile.firstSeenAt),
  lastSeenAt: formatInstant(profile.lastSeenAt),
  sessions: profile.sessions,
  events: profile.events,
  revenue: { ...profile.revenue },
  traits: { ...profile.traits },
  channels: [...profile.channels],
  devices: [...profile.devices],
  countries: [...profile.countries],
  visitorIds: [...profile.visitorIds],
})

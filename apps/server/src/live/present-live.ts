import type { Live } from '@sojourn/analytics'
import { formatInstant, type LiveAnswer, type LiveEvent } from '@sojourn/contract'
import { presentEvent, presentSession, type SessionEvent } from '@sojourn/sessions'

/** Who is here as it is answered at an instant. */
export const presentLive = ({ sessions, events, ...counts }: Live, now: number): LiveAnswer => ({
  at: formatInstant(now),
  count: counts.count,
  visitors: counts.visitors,
  users: counts.users,
  pages: [...counts.pages],
  sections: [...counts.sections],
  channels: [...counts.channels],
  countries: [...counts.countries],
  devices: [...counts.devices],
  sessions: sessions.map(({ session, lastSeenAt, userId }) =>
    presentSession(session, { now, lastSeenAt, userId }),
  ),
  events: events.map(presentLiveEvent),
})

/** An event as it is told while it happens. */
export function presentLiveEvent(event: SessionEvent): LiveEvent {
  const { step: _step, ...told } = presentEvent(event, 0)
  return told
}

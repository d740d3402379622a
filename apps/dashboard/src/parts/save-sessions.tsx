import type { SessionAnswer } from '@sojourn/contract'
import { SaveMenu } from './save-menu.tsx'

/** The sessions on screen, as a file. */
export function SaveSessions({ sessions }: { readonly sessions: readonly SessionAnswer[] | undefined }) {
  return <SaveMenu name="sessions" rows={() => fileOf(sessions ?? [])} answer={sessions} hasPicture={false} />
}

const fileOf = (sessions: readonly SessionAnswer[]) => ({
  headings: [
    'sessionId',
    'startedAt',
    'userId',
    'visitorId',
    'status',
    'outcome',
    'duration',
    'steps',
    'pages',
    'entryPage',
    'exitPage',
    'channel',
    'country',
    'device',
    'revenue',
    'currency',
  ],
  rows: sessions.map((session) => [
    session.sessionId,
    session.startedAt,
    session.userId,
    session.visitorId,
    session.status,
    session.outcome,
    session.duration,
    session.stepsTaken,
    session.pageCount,
    session.entryPage,
    session.exitPage,
    session.channel,
    session.country,
    session.device.type,
    session.revenue,
    session.currency,
  ]),
})

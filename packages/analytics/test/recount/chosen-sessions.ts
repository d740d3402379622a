import type { Frame } from '../../src/frame/frame.ts'
import type { History } from '../drawn-history.ts'
import { belongs } from './belongs.ts'
import { fits } from './fits.ts'
import { type ToldSession, toldSessions } from './told-session.ts'

/** The sessions of a frame, one by one. */
export function chosenSessions(history: History, frame: Frame): ToldSession[] {
  const { siteIds, from, to, filters, segment, now } = frame
  const all = toldSessions(history, now).filter(({ answer }) => siteIds.includes(answer.siteId))
  return all.filter((session) => {
    const { startedAt } = session.stored.session
    return (
      startedAt >= from &&
      startedAt < to &&
      filters.every((filter) => fits(session, filter)) &&
      (segment === undefined || belongs(session, segment, all, now))
    )
  })
}

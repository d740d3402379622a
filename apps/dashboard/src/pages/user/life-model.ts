import { formatDay } from '../../format/format.ts'
import type { LifeEvent } from './use-user.ts'

/** Events of one session that follow each other, under the day on which the first of them is drawn. */
export interface Chapter {
  readonly sessionId: string
  readonly siteId: string
  /** The day where it is another than the chapter's before. */
  readonly newDay: string | null
  readonly events: readonly LifeEvent[]
}

/** A life, newest first, cut where another session begins. */
export function chaptersOf(events: readonly LifeEvent[], timezone: string, now: number): Chapter[] {
  const chapters: (Chapter & { events: LifeEvent[]; day: string })[] = []
  for (const event of events) {
    const last = chapters.at(-1)
    if (last && last.sessionId === event.sessionId && last.siteId === event.siteId) {
      last.events.push(event)
      continue
    }
    const day = formatDay(event.timestamp, timezone, now)
    const { sessionId, siteId } = event
    chapters.push({ sessionId, siteId, day, newDay: day === last?.day ? null : day, events: [event] })
  }
  return chapters
}

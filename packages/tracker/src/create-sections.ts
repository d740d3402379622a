import { cancel, later, now } from './native.ts'
import type { SessionNotebook } from './session-notes.ts'
import type { CoreTracker } from './types.ts'

/** How long a section must last to count, in milliseconds. */
const sectionMs = 1000

/** Tells moves from one section to another. */
export interface Sections {
  /** Says which section is shown. */
  enter(section: string): void
  /** The session is over: a section that has not lasted long enough will not count. */
  forget(): void
}

/**
 * A section that lasts a second counts, from when it was entered; the one that the session is in already, also by another
 * page or tab, does not count again.
 */
export function createSections(
  host: () => Pick<CoreTracker, 'getSession' | 'track'>,
  notebook: SessionNotebook,
): Sections {
  let timer: ReturnType<typeof later> | undefined
  /** While no session stands, as before consent. */
  let unsaid: string | undefined
  const say = (section: string, at: number) => {
    const { getSession, track } = host()
    const before = getSession()
    const from = before ? notebook.read(before.sessionId).section : unsaid
    if (from === section) return
    track('section_change', { section, from }, { section, at })
    const session = getSession()
    if (session) notebook.write(session.sessionId, { section })
    unsaid = section
  }
  return {
    enter(section) {
      const at = now()
      cancel(timer)
      timer = later(() => say(section, at), sectionMs)
    },
    forget: () => cancel(timer),
  }
}

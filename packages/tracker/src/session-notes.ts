import { parse, stringify } from './native.ts'
import { openStore } from './store.ts'

/** What the tabs of a site note of the standing session. */
interface SessionNotes {
  readonly sessionId: string
  /** How long somebody was active in it. */
  readonly engagedMs: number
  readonly section?: string | undefined
  /** The metadata that the server has of it, as JSON text. */
  readonly metadata?: string | undefined
}

/** Where they are noted: in storage, so that they survive a reload. */
export interface SessionNotebook {
  /** Empty for a session of which nothing was noted. */
  read(sessionId: string): SessionNotes
  write(sessionId: string, changes: Partial<SessionNotes>): void
}

const key = 'n'

/** @param isDevice whether the device's storage is used at all */
export function openSessionNotebook(writeKey: string, isDevice: boolean): SessionNotebook {
  const store = openStore(`sojourn.${writeKey}.`, isDevice)
  const read = (sessionId: string): SessionNotes => {
    const empty = { sessionId, engagedMs: 0 }
    try {
      const found: SessionNotes = parse(store.get(key) ?? '')
      return found.sessionId === sessionId ? found : empty
    } catch {
      return empty
    }
  }
  return {
    read,
    write: (sessionId, changes) => store.set(key, stringify({ ...read(sessionId), ...changes })),
  }
}

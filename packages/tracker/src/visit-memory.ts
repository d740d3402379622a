import { now, parse, stringify } from './native.ts'
import { newId } from './new-id.ts'
import type { Store } from './store.ts'
import type { SessionState } from './types.ts'
import type { SessionLimits, Visit } from './visit.ts'
import { whyOver } from './visit.ts'

const key = 's'

/** The visit in storage, which all tabs read and write. */
export interface VisitMemory {
  /** The visit as it stands now, to be changed and then saved. */
  load(): Visit
  save(): void
  /** The session that stands; the same object until something in it changes. */
  session(): SessionState | null
}

/** @param onSession told when another session, or none, or another user stands than before */
export function openVisitMemory(
  store: Store,
  limits: SessionLimits,
  onSession: (session: SessionState | null) => void,
): VisitMemory {
  let text: string | null = null
  let visit: Visit
  let session: SessionState | null = null
  let shown = 'null'

  const load = () => {
    const stored = store.get(key)
    if (stored === null || stored !== text) visit = read(stored)
    text = stored
    return visit
  }
  const show = () => {
    const { sessionId, visitorId, userId = null, startedAt } = visit
    const stands = sessionId && !whyOver(visit, now(), limits)
    const next = stands ? { sessionId, visitorId, userId, startedAt } : null
    if (stringify(next) === shown) return
    shown = stringify(next)
    session = next
    onSession(next)
  }
  return {
    load,
    save() {
      const changed = stringify(visit)
      if (changed !== text) store.set(key, changed)
      text = changed
      show()
    },
    session() {
      load()
      show()
      return session
    },
  }
}

/** What is stored, as far as it can be one of ours; else a visitor that nobody has seen before. */
function read(text: string | null): Visit {
  try {
    const visit: Visit = parse(text ?? '')
    if (visit.visitorId) return visit
  } catch {}
  return { visitorId: newId('vis_', now()), startedAt: 0, lastAt: 0, engagedMs: 0 }
}

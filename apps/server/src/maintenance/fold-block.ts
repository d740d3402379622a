import {
  addChange,
  addEvent,
  openFold,
  readSession,
  type Session,
  type SessionChange,
  type SessionFold,
  type SiteRules,
} from '@sojourn/sessions'
import type { SessionKey, StoredEvent, StoredSession, Warehouse } from '@sojourn/warehouse'
import { groupBy } from '../collect/group-by.ts'
import { changesOfBlock } from './changes-of-block.ts'
import { eventsOfBlock } from './events-of-block.ts'
import type { KeyBlock } from './key-block.ts'
import { keyText, type RowMark, rowMarks } from './row-marks.ts'
import { Turns } from './turns.ts'
import { usersOfBlock } from './users-of-block.ts'

/** What folding needs to know beside the store. */
export interface FoldContext {
  readonly warehouse: Warehouse
  readonly rulesOf: (siteId: string) => SiteRules
  /** Whether a visitor of any of these sites was ever identified; else nobody is looked up. */
  readonly hasIdentities: boolean
  /** Told of each event that is stored with another page or stage than the rules of today give it. */
  readonly onOther?: ((event: StoredEvent) => void) | undefined
}

/** A session as its events and changes make it, beside what its row says now. */
export interface FoldedSession extends SessionKey {
  /** What its row should say; null where nothing opens it. */
  readonly stored: StoredSession | null
  /** Its row as it was before its events were read; undefined where it has none. */
  readonly mark: RowMark | undefined
  /** Rows of events, doubled ones too, and of changes. */
  readonly events: number
  readonly changes: number
  /** The ids that came more than once, and how often. */
  readonly doubled: ReadonlyMap<string, number>
}

/** What the store has of the sessions of a block. */
export interface BlockRows {
  /** By key. */
  readonly marks: ReadonlyMap<string, RowMark>
  /** By session and in order; can be read once. */
  readonly events: Iterable<StoredEvent>
  readonly changes: readonly SessionChange[]
  readonly users: readonly { siteId: string; visitorId: string; userId: string }[]
}

/**
 * Reads a block. The rows come first: all that a row says was in the store before it, so the events read after it hold at
 * least as much, and a row made of them with the next version is never older than the one it replaces.
 */
export async function readBlock(context: FoldContext, block: KeyBlock): Promise<BlockRows> {
  const { warehouse, rulesOf, onOther } = context
  const marks = await rowMarks(warehouse, block)
  const [events, changes, users] = await Promise.all([
    eventsOfBlock(warehouse, block, rulesOf, onOther),
    changesOfBlock(warehouse, block),
    context.hasIdentities ? usersOfBlock(warehouse, block) : [],
  ])
  return { marks, events, changes, users }
}

/** Folds every session of a block that has events, changes or a row, and hands each over: kept, thousands of them would outlive collections of garbage. */
export async function foldRows(
  rulesOf: (siteId: string) => SiteRules,
  rows: BlockRows,
  onFolded: (session: FoldedSession) => void,
): Promise<void> {
  const reader = new FoldReader(rows, rulesOf)
  const turns = new Turns()
  const add = (open: OpenFold) => {
    onFolded(reader.read(open))
    return turns.step()
  }
  let open: OpenFold | undefined
  for (const event of rows.events) {
    if (!open?.isOf(event)) {
      if (open) await add(open)
      open = new OpenFold(event)
    }
    open.add(event)
  }
  if (open) await add(open)
  for (const key of reader.keysLeft()) await add(new OpenFold(key))
}

/** Reads and folds a block. */
export async function foldBlock(context: FoldContext, block: KeyBlock): Promise<FoldedSession[]> {
  const folded: FoldedSession[] = []
  await foldRows(context.rulesOf, await readBlock(context, block), (session) => folded.push(session))
  return folded
}

/** A session while its events are read, one after the other. */
class OpenFold {
  readonly fold: SessionFold
  visitKey = ''
  events = 0
  doubled: Map<string, number> | undefined

  constructor({ siteId, sessionId, sessionAt }: SessionKey) {
    this.fold = openFold(siteId, sessionId, sessionAt)
  }

  isOf({ siteId, sessionId, sessionAt }: SessionKey): boolean {
    const { fold } = this
    return fold.sessionId === sessionId && fold.sessionAt === sessionAt && fold.siteId === siteId
  }

  add(event: StoredEvent): void {
    this.events++
    this.visitKey ||= event.visitKey
    if (addEvent(this.fold, event)) return
    this.doubled ??= new Map()
    this.doubled.set(event.eventId, (this.doubled.get(event.eventId) ?? 1) + 1)
  }
}

const nothingDoubled: ReadonlyMap<string, number> = new Map()

/** Completes folds with what is known beside the events. */
class FoldReader {
  readonly #rulesOf: (siteId: string) => SiteRules
  readonly #marks: Map<string, RowMark>
  readonly #changes: Map<string, SessionChange[]>
  readonly #users: Map<string, string>

  constructor({ marks, changes, users }: BlockRows, rulesOf: (siteId: string) => SiteRules) {
    this.#rulesOf = rulesOf
    this.#marks = new Map(marks)
    this.#changes = groupBy(changes, keyText)
    this.#users = new Map(users.map((user) => [`${user.siteId} ${user.visitorId}`, user.userId]))
  }

  read({ fold, visitKey, events, ...open }: OpenFold): FoldedSession {
    const { siteId, sessionId, sessionAt } = fold
    const key = keyText(fold)
    const changes = this.#changes.get(key) ?? []
    for (const change of changes) addChange(fold, change)
    const mark = this.#marks.get(key)
    this.#changes.delete(key)
    this.#marks.delete(key)
    const session = events + changes.length > 0 ? readSession(fold, this.#rulesOf(siteId)) : null
    const doubled: ReadonlyMap<string, number> = open.doubled ?? nothingDoubled
    const stored = session && this.#toStored(session, visitKey, mark)
    return { siteId, sessionId, sessionAt, stored, mark, events, changes: changes.length, doubled }
  }

  /** The sessions that have no events, while they are read. */
  *keysLeft(): Generator<SessionKey> {
    for (const [change] of this.#changes.values()) if (change) yield change
    yield* this.#marks.values()
  }

  #toStored(session: Session, visitKey: string, mark: RowMark | undefined): StoredSession {
    return {
      session,
      visitKey: visitKey || mark?.visitKey || '',
      userId: session.userId || this.#users.get(`${session.siteId} ${session.visitorId}`) || '',
      lastSeenAt: Math.max(mark?.lastSeenAt ?? 0, session.lastEventAt),
    }
  }
}

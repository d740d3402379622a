import type { LedgerRow } from '@sojourn/warehouse'
import type { EventOutcome, Ledger, LedgerOutcome } from './types.ts'

const hourMs = 3_600_000

/** The ledger's counts that are not written yet. */
export class LedgerBook implements Ledger {
  #counts = new Map<string, LedgerRow & { events: number }>()
  /** Of the last count: that of the events of a batch is nearly always the same. */
  #last: (LedgerRow & { events: number }) | undefined

  count(siteId: string, outcome: LedgerOutcome, reason: string, at: number, events = 1): void {
    const hour = at - (at % hourMs)
    const last = this.#last
    if (last?.outcome === outcome && last.reason === reason && last.hour === hour && last.siteId === siteId) {
      last.events += events
      return
    }
    this.#last = this.#rowOf(siteId, outcome, reason, hour)
    this.#last.events += events
  }

  #rowOf(siteId: string, outcome: LedgerOutcome, reason: string, hour: number) {
    const key = `${siteId} ${hour} ${outcome} ${reason}`
    let row = this.#counts.get(key)
    if (!row) {
      row = { siteId, hour, outcome, reason, events: 0 }
      this.#counts.set(key, row)
    }
    return row
  }

  get isEmpty(): boolean {
    return this.#counts.size === 0
  }

  take(): LedgerRow[] {
    const rows = [...this.#counts.values()]
    this.#counts = new Map()
    this.#last = undefined
    return rows
  }

  /** Adds counts of another book, or puts back what could not be written. */
  giveBack(rows: readonly LedgerRow[]): void {
    for (const row of rows) {
      this.count(row.siteId, row.outcome as LedgerOutcome, row.reason, row.hour, row.events)
    }
  }
}

/** What the ledger calls an outcome, and why. */
export function ledgerEntry(outcome: EventOutcome): [LedgerOutcome, string] {
  if (outcome.status === 'rejected')
    return ['rejected', outcome.code === 'not_found' ? 'not_own' : 'unstorable']
  return outcome.sessionId === null ? ['ignored', 'no_session'] : [outcome.status, '']
}

import type { LedgerRow } from '@sojourn/warehouse'
import type { Ledger, LedgerOutcome } from './types.ts'

const hourMs = 3_600_000

/** The ledger's counts that are not written yet. */
export class LedgerBook implements Ledger {
  #counts = new Map<string, LedgerRow & { events: number }>()

  count(siteId: string, outcome: LedgerOutcome, reason: string, at: number, events = 1): void {
    const hour = at - (at % hourMs)
    const key = `${siteId} ${hour} ${outcome} ${reason}`
    const row = this.#counts.get(key)
    if (row) row.events += events
    else this.#counts.set(key, { siteId, hour, outcome, reason, events })
  }

  get isEmpty(): boolean {
    return this.#counts.size === 0
  }

  take(): LedgerRow[] {
    const rows = [...this.#counts.values()]
    this.#counts = new Map()
    return rows
  }

  /** Adds counts of another book, or puts back what could not be written. */
  giveBack(rows: readonly LedgerRow[]): void {
    for (const row of rows) {
      this.count(row.siteId, row.outcome as LedgerOutcome, row.reason, row.hour, row.events)
    }
  }
}

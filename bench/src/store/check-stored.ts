import type { BenchServer } from '../server/bench-server.ts'

/**
 * Compares what was acknowledged with what the ledger has and with what the sessions hold, and answers the number.
 * @throws {Error} where they differ: a measurement that lost or doubled events is none.
 */
export async function checkStored(server: BenchServer, acknowledged: number): Promise<number> {
  const { totals } = await server.ask<{ totals: { accepted: number } }>('/api/v1/ledger?range=24h')
  if (totals.accepted !== acknowledged) {
    throw new Error(`${acknowledged} events were acknowledged, the ledger has ${totals.accepted}`)
  }
  return totals.accepted
}

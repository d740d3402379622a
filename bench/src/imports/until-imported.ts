import { setTimeout as wait } from 'node:timers/promises'
import type { ImportAnswer } from '@sojourn/contract'
import type { BenchServer } from '../server/bench-server.ts'
import { readImport } from '../server/send-import.ts'

/** Waits until an import is over, whatever it came to. */
export async function untilImported(server: BenchServer, importId: string): Promise<ImportAnswer> {
  for (;;) {
    const one = await readImport(server, importId)
    if (one.run?.endedAt) return one
    await wait(100)
  }
}

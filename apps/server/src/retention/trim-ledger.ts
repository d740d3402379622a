import { command, type Warehouse } from '@sojourn/warehouse'
import { dueLedger } from './questions.ts'
import deleteLedger from './sql/delete-ledger.sql?raw'

/** Removes the hours of a site's ledger before a border. Answers how many rows went. */
export async function trimLedger(warehouse: Warehouse, site: string, before: number): Promise<number> {
  const [due] = await dueLedger(warehouse, { site, before })
  if (!due || due.rows === 0) return 0
  await command(warehouse, [site], {
    query: deleteLedger,
    query_params: { site, before },
    clickhouse_settings: { log_comment: 'retention-ledger', mutations_sync: '1' },
  })
  return due.rows
}

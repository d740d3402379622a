import { text } from 'node:stream/consumers'
import type { CommandParams } from '@clickhouse/client'
import type { Warehouse } from './open-warehouse.ts'

/**
 * Changes rows of some sites by a statement of its own, and notes that they changed; `client.command` notes that any
 * may have.
 */
export async function command(
  warehouse: Warehouse,
  siteIds: readonly string[],
  statement: CommandParams,
): Promise<void> {
  try {
    const { stream } = await warehouse.client.exec(statement)
    await text(stream)
  } finally {
    warehouse.writes.note(siteIds)
  }
}

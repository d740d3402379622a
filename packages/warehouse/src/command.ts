import { text } from 'node:stream/consumers'
import type { CommandParams } from '@clickhouse/client'
import type { Warehouse } from './open-warehouse.ts'
import { TouchedDays } from './writes.ts'

/**
 * Changes rows by a statement of its own, and notes where they may have changed: on some sites, or on some of their days;
 * `client.command` notes that any may have.
 */
export async function command(
  warehouse: Warehouse,
  where: readonly string[] | TouchedDays,
  statement: CommandParams,
): Promise<void> {
  try {
    const { stream } = await warehouse.client.exec(statement)
    await text(stream)
  } finally {
    if (where instanceof TouchedDays) warehouse.writes.noteDays(where)
    else warehouse.writes.note(where)
  }
}

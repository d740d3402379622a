import { startEngine } from '@sojourn/engine'
import { openWarehouse } from '@sojourn/warehouse'

/**
 * Merges what a stopped store holds as the engine does by itself within the hour: one part for each week. A store that was
 * just filled has several, and every question plans over all of them.
 */
export async function mergeParts(clickhouseDirectory: string): Promise<void> {
  const engine = await startEngine({ directory: clickhouseDirectory })
  try {
    const { url, agent, headers } = engine
    const warehouse = await openWarehouse({ url, agent, headers })
    const parts = await warehouse.client.query({
      query:
        "SELECT DISTINCT table, partition_id FROM system.parts WHERE active AND table IN ('events', 'sessions')",
      format: 'JSONEachRow',
    })
    for (const { table, partition_id } of await parts.json<{ table: string; partition_id: string }>())
      await warehouse.client.command({
        query: `OPTIMIZE TABLE ${table} PARTITION ID '${partition_id}' FINAL`,
      })
    await warehouse.close()
  } finally {
    await engine.stop()
  }
}

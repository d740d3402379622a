import { startEngine } from '@sojourn/engine'
import { openWarehouse } from '@sojourn/warehouse'
import sql from './fill-events.sql?raw'

const dayMs = 86_400_000
const eventsOfSession = 7
const blockEvents = 700_000

/**
 * Fills a stopped store with made-up events: sessions of seven, spread evenly over 90 days that ended a day ago, so that no
 * start takes them for unsettled. Session rows are not made: that is the rebuild's work.
 */
export async function fillEvents(clickhouseDirectory: string, siteId: string, events: number): Promise<void> {
  const engine = await startEngine({ directory: clickhouseDirectory })
  try {
    const { url, agent, headers } = engine
    const warehouse = await openWarehouse({ url, agent, headers })
    const sessions = Math.ceil(events / eventsOfSession)
    for (let first = 0; first < events; first += blockEvents) {
      await warehouse.client.command({
        query: sql,
        query_params: {
          site: siteId,
          from: Date.now() - 91 * dayMs,
          span: 90 * dayMs,
          sessions,
          first,
          count: Math.min(blockEvents, events - first),
        },
        clickhouse_settings: {
          max_threads: 1,
          max_block_size: '16384',
          min_insert_block_size_rows: '32768',
          min_insert_block_size_bytes: '0',
        },
      })
    }
    await warehouse.close()
  } finally {
    await engine.stop()
  }
}

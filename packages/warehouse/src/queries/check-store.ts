import type { Warehouse } from '../open-warehouse.ts'

/**
 * Writes a row and reads it back: whether the store can store and read.
 * @throws what the store throws where it cannot
 */
export async function checkStore(warehouse: Warehouse, now: number): Promise<void> {
  const { client } = warehouse
  await client.insert({
    table: 'checkpoints',
    columns: ['name', 'settled_at'],
    values: [['probe', now]],
    format: 'JSONCompactEachRow',
  })
  const answer = await client.query({
    query: "SELECT count() FROM checkpoints WHERE name = 'probe'",
    format: 'JSONCompactEachRow',
  })
  await answer.json()
}

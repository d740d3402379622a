import { insertEvents, insertPlainEvents, type StoredEvent, type Warehouse } from '@sojourn/warehouse'
import { retrying } from './retrying.ts'
import { isUnparsable } from './store-errors.ts'

/**
 * Inserts events; where the store cannot read one of them, halves the block until that one stands alone, so that it
 * costs nobody else anything. Answers those that the store refuses altogether.
 */
export async function insertFindingPoison(
  warehouse: Warehouse,
  events: readonly StoredEvent[],
  token: string,
): Promise<StoredEvent[]> {
  try {
    await retrying(() => insertEvents(warehouse, events, token))
    return []
  } catch (cause) {
    if (!isUnparsable(cause)) throw cause
    if (events.length === 1) return insertPlain(warehouse, events, `${token}p`)
    const middle = events.length >> 1
    return [
      ...(await insertFindingPoison(warehouse, events.slice(0, middle), `${token}l`)),
      ...(await insertFindingPoison(warehouse, events.slice(middle), `${token}r`)),
    ]
  }
}

/**
 * ClickHouse's JSON type takes less than JSON: no integers beyond 64 bits, no list that mixes null with lists. Such an
 * event is stored with its exact text alone, which all but conditions on its properties read.
 */
async function insertPlain(
  warehouse: Warehouse,
  events: readonly StoredEvent[],
  token: string,
): Promise<StoredEvent[]> {
  try {
    await retrying(() => insertPlainEvents(warehouse, events, token))
    return []
  } catch (cause) {
    if (!isUnparsable(cause)) throw cause
    return [...events]
  }
}

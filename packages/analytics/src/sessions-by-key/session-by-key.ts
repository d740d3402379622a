import type { SessionKey, StoredSession, Warehouse } from '@sojourn/warehouse'
import { keyText, sessionsByKey } from './sessions-by-key.ts'

/** The session that stands at this key. */
export async function sessionByKey(
  warehouse: Warehouse,
  key: SessionKey,
): Promise<StoredSession | undefined> {
  const found = await sessionsByKey(warehouse, [key])
  return found.get(keyText(key))?.stored
}

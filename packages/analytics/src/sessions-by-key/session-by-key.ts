import type { SessionKey, StoredSession, Warehouse } from '@sojourn/warehouse'
import { keyText } from './session-versions.ts'
import { sessionsByKey } from './sessions-by-key.ts'

/** The session at this key, if one stands there. */
export const sessionByKey = async (
  warehouse: Warehouse,
  key: SessionKey,
): Promise<StoredSession | undefined> => (await sessionsByKey(warehouse, [key])).get(keyText(key))?.stored

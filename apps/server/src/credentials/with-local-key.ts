import type { Catalog, Key } from '@sojourn/catalog'
import { localKeyId } from './caller.ts'

/** Commands on this machine come with the token of `server.json`, which only the owner of the data can read. */
export function withLocalKey(catalog: Catalog, token: string, organizationId: string): Catalog {
  const local: Key = {
    keyId: localKeyId,
    kind: 'secret',
    organizationId,
    siteId: null,
    scopes: new Set(['collect', 'read', 'export', 'admin']),
    name: 'Commands on this machine',
  }
  return Object.assign(Object.create(catalog), catalog, {
    keyOf: (secret: string) => (secret === token ? local : catalog.keyOf(secret)),
  })
}

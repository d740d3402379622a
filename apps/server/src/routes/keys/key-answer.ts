import type { KeyDetails } from '@sojourn/catalog'
import { keyScopes } from '@sojourn/contract'
import { z } from 'zod'

const time = z.iso.datetime()

/** A key as it is answered: never its secret. */
export const keyAnswer = z.object({
  keyId: z.string(),
  organizationId: z.string(),
  siteId: z.string().nullable().describe('Null: all sites of the organization'),
  kind: z.enum(['write', 'secret']),
  scopes: z.array(z.enum(keyScopes)),
  name: z.string(),
  hint: z.string().describe('Its last four characters'),
  createdAt: time,
  expiresAt: time.nullable(),
  lastUsedAt: time.nullable().describe('Within a minute or so'),
})

export const presentKey = (key: KeyDetails): z.output<typeof keyAnswer> => {
  const { keyId, organizationId, siteId, kind, scopes, name, hint } = key
  return {
    keyId,
    organizationId,
    siteId,
    kind,
    scopes,
    name,
    hint,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  }
}

export const keyIdParams = z.object({ keyId: z.string().max(64).describe('The id of the key') })

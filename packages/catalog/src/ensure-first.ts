import { keyScopes } from '@sojourn/contract'
import { asc, eq, sql } from 'drizzle-orm'
import { CatalogError } from './catalog-error.ts'
import type { KeyRow, SiteRow } from './catalog-memory.ts'
import { everyOrganization, inOrganization, type Transaction } from './database.ts'
import type { NewKey } from './key.ts'
import { isKeyText, keyForm } from './key-text.ts'
import { keyValues } from './key-values.ts'
import { randomId } from './random-id.ts'
import { keys } from './schema/keys.ts'
import { organizations } from './schema/organizations.ts'
import { sites } from './schema/sites.ts'
import type { Site } from './site.ts'
import type { Store } from './store.ts'

/** What the first start made or found. */
export interface First {
  /** Whether there was nothing before: this is the first start. */
  created: boolean
  organizationId: string
  site: Site
  /** The key where it was given or has just been made; there is no other moment to show it. */
  writeKey?: string
  secretKey?: string
}

export type EnsureFirst = (keys: {
  writeKey?: string | undefined
  secretKey?: string | undefined
}) => Promise<First>

/** Any number, the same in every Sojourn: of several first starts on one database, one makes the site. */
const firstStartLock = 7_305_662

export const ensureFirst =
  (store: Store): EnsureFirst =>
  async (keysGiven) => {
    const { database, memory, announce } = store
    const given = checked(keysGiven)
    const { created, site, secrets, rows, organization } = await inOrganization(
      database,
      everyOrganization,
      async (transaction) => {
        await transaction.execute(sql`select pg_advisory_xact_lock(${firstStartLock})`)
        const [found] = await transaction
          .select()
          .from(sites)
          .orderBy(asc(sites.createdAt), asc(sites.id))
          .limit(1)
        const site = found ?? (await makeSite(transaction))
        const secrets = found
          ? given
          : { writeKey: randomId('pk', 32), secretKey: randomId('sk', 32), ...given }
        const rows: KeyRow[] = []
        for (const { key, secret } of keysOf(site, secrets)) {
          if (!memory.keyOf(secret)) rows.push(...(await putKey(transaction, key, secret)))
        }
        const [organization] = await transaction
          .select()
          .from(organizations)
          .where(eq(organizations.id, site.organizationId))
        await announce(transaction)
        return { created: !found, site, secrets, rows, organization }
      },
    )
    if (organization) memory.putOrganization(organization)
    for (const row of rows) memory.putKey(row)
    return {
      created,
      organizationId: site.organizationId,
      site: memory.site(site.id) ?? memory.putSite(site),
      ...secrets,
    }
  }

type Secrets = Pick<First, 'writeKey' | 'secretKey'>

/** What was given, checked; names without a value left out. */
function checked({ writeKey, secretKey }: Parameters<EnsureFirst>[0]): Secrets {
  if (writeKey !== undefined) checkKey('write', writeKey)
  if (secretKey !== undefined) checkKey('secret', secretKey)
  return {
    ...(writeKey === undefined ? {} : { writeKey }),
    ...(secretKey === undefined ? {} : { secretKey }),
  }
}

async function makeSite(transaction: Transaction): Promise<SiteRow> {
  const organizationId = randomId('org', 16)
  await transaction.insert(organizations).values({ id: organizationId, name: 'My organization' })
  const [site] = await transaction
    .insert(sites)
    .values({ id: randomId('site', 16), organizationId, name: 'My site' })
    .returning()
  if (!site) throw new Error('the first site was not stored')
  return site
}

function keysOf(
  { organizationId, id }: SiteRow,
  { writeKey, secretKey }: Secrets,
): { key: NewKey; secret: string }[] {
  const write: NewKey = {
    organizationId,
    siteId: id,
    kind: 'write',
    scopes: ['collect'],
    name: 'First write key',
  }
  const secret: NewKey = {
    organizationId,
    siteId: null,
    kind: 'secret',
    scopes: keyScopes,
    name: 'First secret key',
  }
  return [
    ...(writeKey === undefined ? [] : [{ key: write, secret: writeKey }]),
    ...(secretKey === undefined ? [] : [{ key: secret, secret: secretKey }]),
  ]
}

/** A key that was there keeps its organization, site and scopes, and is valid again. */
const putKey = (transaction: Transaction, key: NewKey, secret: string): Promise<KeyRow[]> =>
  transaction
    .insert(keys)
    .values(keyValues(key, secret))
    .onConflictDoUpdate({ target: keys.hash, set: { revokedAt: null, expiresAt: null } })
    .returning()

function checkKey(kind: NewKey['kind'], text: string): void {
  if (isKeyText(kind, text)) return
  throw new CatalogError('invalid_key', `SOJOURN_${kind.toUpperCase()}_KEY ${keyForm(kind)}`)
}

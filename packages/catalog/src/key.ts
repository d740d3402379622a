import type { KeyScope } from '@sojourn/contract'

/** `write` keys are public and can only collect; `secret` keys do what their scopes say. */
export type KeyKind = 'write' | 'secret'

/** A key, without its secret. */
export interface Key {
  readonly keyId: string
  readonly kind: KeyKind
  readonly organizationId: string
  /** Null: all sites of the organization. */
  readonly siteId: string | null
  readonly scopes: ReadonlySet<KeyScope>
  readonly name: string
}

export interface NewKey {
  organizationId: string
  siteId: string | null
  kind: KeyKind
  scopes: readonly KeyScope[]
  name: string
  /** A secret of one's own instead of a random one: `pk_` (write) or `sk_` (secret) and at least 8 of `A-Z a-z 0-9 _ -`. */
  secret?: string
  /** From then on the key is void. @default null, never */
  expiresAt?: Date | null
}

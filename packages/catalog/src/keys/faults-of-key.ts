import type { FieldError, KeyScope } from '@sojourn/contract'
import type { KeyKind } from '../key.ts'
import { isKeyText, keyForm } from '../key-text.ts'

/** What is wrong with a key that is to be made or changed. */
export function faultsOfKey(key: {
  kind: KeyKind
  scopes: readonly KeyScope[]
  siteId: string | null
  secret?: string
}): FieldError[] {
  const { kind, scopes, siteId, secret } = key
  const errors: FieldError[] = []
  if (kind === 'write' && siteId === null)
    errors.push({ path: 'siteId', message: 'must name the site of a write key' })
  if (kind === 'write' && scopes.some((scope) => scope !== 'collect')) {
    errors.push({ path: 'scopes', message: 'must be collect alone: write keys are public' })
  }
  if (scopes.length === 0) errors.push({ path: 'scopes', message: 'must name at least one scope' })
  if (secret !== undefined && !isKeyText(kind, secret))
    errors.push({ path: 'secret', message: keyForm(kind) })
  return errors
}

/**
 * `cannot_open`: the database is not there, refuses us or is damaged. `newer`: a later Sojourn has changed it.
 * `damaged`: a stored row is not what this program wrote. `invalid_key`: a key given by the operator has not the form of one.
 * `not_empty`: what should become a catalog is one already.
 */
type CatalogErrorCode = 'cannot_open' | 'newer' | 'damaged' | 'invalid_key' | 'not_empty'

/** Why the catalog does not open. The message is for the operator and says what to do. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError'
  readonly code: CatalogErrorCode

  constructor(code: CatalogErrorCode, message: string, options?: { cause: unknown }) {
    super(message, options)
    this.code = code
  }
}

/** A failure of the store; `cause` keeps what the client threw. */
export class WarehouseError extends Error {
  override readonly name = 'WarehouseError'
  readonly code: 'unreachable' | 'migration_failed' | 'not_empty'

  constructor(code: WarehouseError['code'], message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/**
 * Why the embedded engine cannot serve:
 * - `directory_in_use`: another process holds the data directory's lock;
 * - `cannot_start`: the child ended, failed or stayed silent before it was ready.
 */
export type EngineErrorCode = 'directory_in_use' | 'cannot_start'

/** A failure of the engine itself. Errors of statements arrive as `ClickHouseError` from the client instead. */
export class EngineError extends Error {
  readonly code: EngineErrorCode

  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EngineError'
    this.code = code
  }
}

/** `in_use`: another Sojourn runs on it. `newer`: a later version wrote it. `unusable`: it cannot be made, read or written. */
type DataDirectoryErrorCode = 'in_use' | 'newer' | 'unusable'

/** Why the data directory does not open. The message is for the operator and says what to do. */
export class DataDirectoryError extends Error {
  override readonly name: string = 'DataDirectoryError'
  readonly code: DataDirectoryErrorCode

  constructor(code: DataDirectoryErrorCode, message: string, options?: { cause: unknown }) {
    super(message, options)
    this.code = code
  }
}

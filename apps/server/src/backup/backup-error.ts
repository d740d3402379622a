/**
 * `bad_place`: that is nowhere a backup can be. `bad_key`: the key is missing, too short, or not the one. `damaged`: a file
 * of the backup is missing or not what was written. `none`: there is no such backup. `not_empty`: a restore would mix with
 * what is there. `newer`: a later Sojourn made it. `differs`: what was restored is not what the backup counted.
 */
type BackupErrorCode = 'bad_place' | 'bad_key' | 'damaged' | 'none' | 'not_empty' | 'newer' | 'differs'

/** Why a backup cannot be made or restored. The message is for the operator and says what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
  readonly code: BackupErrorCode

  constructor(code: BackupErrorCode, message: string, options?: { cause: unknown }) {
    super(message, options)
    this.code = code
  }
}

import { DataDirectoryError } from './data-directory-error.ts'
import type { RunningServer } from './server-file.ts'

/** Another process holds the lock of the data directory. */
export class DataDirectoryInUse extends DataDirectoryError {
  override readonly name = 'DataDirectoryInUse'
  /** Undefined while the other one is still starting. */
  readonly server: RunningServer | undefined

  constructor(path: string, server: RunningServer | undefined) {
    const who = server ? ` (pid ${server.pid}, ${server.url})` : ''
    super(
      'in_use',
      `Sojourn already runs on ${path}${who}. Stop it first, or set SOJOURN_DATA_DIR to another folder.`,
    )
    this.server = server
  }
}

import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { isLocked } from './lock-directory.ts'
import { type RunningServer, readServerFile } from './server-file.ts'

/**
 * The server that runs on this data directory; undefined where none runs, or one is still starting. A file left behind by
 * a server that died is not believed.
 */
export async function findRunningServer(directory: string): Promise<RunningServer | undefined> {
  const path = resolve(directory)
  const present = await stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  )
  return present && (await isLocked(path)) ? readServerFile(path) : undefined
}

import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Puts a folder with everything in it on disk. About 0.1 s for the 1,000 files of an empty database. */
export async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  for (let start = 0; start < paths.length; start += 32) {
    await Promise.all(paths.slice(start, start + 32).map(syncPath))
  }
  await syncPath(directory)
}

/** Puts one file, or a folder's list of names, on disk. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

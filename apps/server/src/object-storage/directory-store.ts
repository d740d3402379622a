import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import type { FileStore } from './file-store.ts'

/** Files in a folder of this machine, readable by its owner alone. */
export function directoryStore(directory: string): FileStore {
  const touched = new Set<string>()
  return {
    place: directory,
    async put(name, bytes) {
      const file = join(directory, name)
      const folder = dirname(file)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const unfinished = `${file}.unfinished`
      const handle = await open(unfinished, 'w', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(unfinished, file)
      for (const path of [folder, dirname(folder)]) touched.add(path)
    },
    get: (name) =>
      readFile(join(directory, name)).catch((failure: NodeJS.ErrnoException) => {
        if (failure.code === 'ENOENT') return undefined
        throw failure
      }),
    async *list(prefix) {
      const folder = join(directory, prefix)
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
      for (const entry of entries) {
        if (!entry.isFile() || entry.name.endsWith('.unfinished')) continue
        const file = join(entry.parentPath, entry.name)
        const { mtimeMs } = await stat(file)
        yield { name: file.slice(directory.length + 1).replaceAll(sep, '/'), writtenAt: mtimeMs }
      }
    },
    async remove(names) {
      for (const name of names) await rm(join(directory, name), { force: true })
    },
    async flush() {
      for (const path of touched) await syncFolder(path)
      touched.clear()
    },
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileSink } from './file-sink.ts'

/** Files in a folder of this machine, readable by its owner alone. */
export const directorySink = (directory: string): FileSink => ({
  place: directory,
  async write(name, pieces) {
    const file = join(directory, name)
    const unfinished = `${file}.unfinished`
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    try {
      const handle = await open(unfinished, 'w', 0o600)
      let bytes = 0
      try {
        for await (const piece of pieces) bytes += (await handle.write(piece)).bytesWritten
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(unfinished, file)
      return bytes
    } finally {
      await rm(unfinished, { force: true })
    }
  },
  read: (name) =>
    readFile(join(directory, name)).catch((failure: NodeJS.ErrnoException) => {
      if (failure.code === 'ENOENT') return undefined
      throw failure
    }),
})

import { open, readFile, stat } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { ImportFault } from '../import-fault.ts'

/** Largest archive, and largest file in it, that is taken into memory, in bytes: years of days are far smaller. */
const archiveBytesMax = 128 * 1024 * 1024
const fileBytesMax = 32 * 1024 * 1024

/** Whether a file is a ZIP archive, by its first bytes. */
export async function isZip(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.toString('latin1') === 'PK\x03\x04'
  } finally {
    await handle.close()
  }
}

/**
 * The files `imported_visitors_….csv` in an archive, by name.
 * @throws ImportFault where there is none, or it cannot be opened.
 */
export async function visitorsOfZip(file: string): Promise<Map<string, Uint8Array>> {
  const { size } = await stat(file)
  if (size > archiveBytesMax)
    throw new ImportFault(
      `${file} has ${size} bytes. Take imported_visitors_….csv out of it, and import that alone.`,
    )
  const isVisitors = ({ name, originalSize }: { name: string; originalSize: number }) =>
    /(?:^|\/)imported_visitors_[^/]*\.csv$/.test(name) && originalSize <= fileBytesMax
  const found = await readFile(file)
    .then((content) => unzipSync(content, { filter: isVisitors }))
    .catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new ImportFault(`${file} cannot be opened as a ZIP archive: ${reason}.`, { cause })
    })
  const files = new Map(Object.entries(found))
  if (files.size === 0)
    throw new ImportFault(`${file} has no imported_visitors_….csv, which Plausible's export has.`)
  return files
}

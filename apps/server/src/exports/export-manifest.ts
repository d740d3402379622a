import { z } from 'zod'
import type { FileSink } from '../object-storage/file-sink.ts'

const time = z.iso.datetime()

/** What stands at a site's place of exports: the files, and until when each kind is there. */
export const exportManifest = z.object({
  format: z.literal(1),
  /** Rows of before are in the files: received events, sessions by their start. */
  until: z.partialRecord(z.enum(['events', 'sessions']), time),
  files: z.array(
    z.object({
      name: z.string(),
      rows: z.number().int(),
      bytes: z.number().int(),
      /** SHA-256, in hexadecimal. */
      sha256: z.string(),
    }),
  ),
})
export type ExportManifest = z.output<typeof exportManifest>

const nameOf = (folder: string): string => `${folder}/manifest.json`

/** The manifest of a folder; an empty one where there is none. */
export async function readManifest(sink: FileSink, folder: string): Promise<ExportManifest> {
  const text = await sink.read(nameOf(folder))
  return text ? exportManifest.parse(JSON.parse(text.toString('utf8'))) : { format: 1, until: {}, files: [] }
}

/** Written after the files that it names: what it does not name is to be written again. */
export async function writeManifest(sink: FileSink, folder: string, manifest: ExportManifest): Promise<void> {
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  await sink.write(
    nameOf(folder),
    (async function* () {
      yield text
    })(),
  )
}

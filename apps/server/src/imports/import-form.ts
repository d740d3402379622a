import { z } from 'zod'
import { ImportFault } from './import-fault.ts'
import { type Mapping, mappingSchema } from './map/mapping.ts'
import { sumsPreset } from './plausible/months-of-visits.ts'
import { presetNames, presetOf } from './presets/presets.ts'
import { type FileForm, formOf } from './read/read-rows.ts'

/** Those of lines, and the one of sums. */
const uploadPresets = [sumsPreset, ...presetNames] as [string, ...string[]]

/** How a file is to be read that came over the API: what the options of the command say. */
export const importForm = z.strictObject({
  ...mappingSchema.shape,
  preset: z.enum(uploadPresets, { error: `must be one of ${uploadPresets.join(', ')}` }).optional(),
  format: z.enum(['csv', 'ndjson', 'parquet'], { error: 'must be csv, ndjson or parquet' }).optional(),
  delimiter: z.string().length(1, { error: 'must be one character' }).optional(),
})
export type ImportForm = z.output<typeof importForm>

/** Largest row group of a Parquet file that a server takes into memory, in bytes. */
const groupBytesMax = 512 * 1024 * 1024

/**
 * The form and mapping of a file as somebody chose them.
 * @throws ImportFault where it cannot be read so.
 */
export async function formOfUpload(
  file: string,
  { format, delimiter, ...mapping }: ImportForm,
): Promise<{ form: FileForm; mapping: Mapping }> {
  const form = await formOf(file, { format, delimiter, preset: presetOf(mapping.preset) })
  if (form.format === 'parquet') await checkGroups(file)
  return { form, mapping }
}

async function checkGroups(file: string): Promise<void> {
  // Large, and most never need it.
  const { asyncBufferFromFile, parquetMetadataAsync } = await import('hyparquet')
  const metadata = await parquetMetadataAsync(await asyncBufferFromFile(file)).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ImportFault(`${file} cannot be read as Parquet: ${reason}.`, { cause })
  })
  const largest = Math.max(0, ...metadata.row_groups.map(({ total_byte_size }) => Number(total_byte_size)))
  if (largest > groupBytesMax)
    throw new ImportFault(
      `${file} has a row group of ${largest} bytes. Write groups of at most ${groupBytesMax}, or import it with the command.`,
    )
}

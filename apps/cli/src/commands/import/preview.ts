import { formatInstant } from '@sojourn/contract'
import { createMapper } from './map/mapper.ts'
import type { Mapping } from './map/mapping.ts'
import { type FileForm, readRows } from './read/read-rows.ts'

/** The first lines of a file as the events that they would be sent as, one JSON object a line; or why they are none. */
export async function preview(
  file: string,
  form: FileForm,
  mapping: Mapping,
  count: number,
): Promise<string[]> {
  const mapLine = createMapper(mapping, form.format)
  const shown: string[] = []
  for await (const rows of readRows(file, form)) {
    for (const row of rows) {
      if (shown.length === count) return shown
      if (row.kind === 'empty') continue
      const mapped = row.kind === 'fault' ? row : mapLine(row.fields)
      shown.push(
        'reason' in mapped
          ? JSON.stringify({ line: row.line, rejected: mapped.reason })
          : JSON.stringify({
              line: row.line,
              event: { ...mapped.event, timestamp: formatInstant(mapped.at) },
            }),
      )
    }
  }
  return shown
}

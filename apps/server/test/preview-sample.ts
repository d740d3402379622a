import { fileURLToPath } from 'node:url'
import { createMapper } from '../src/imports/map/mapper.ts'
import { parseMapping } from '../src/imports/map/mapping.ts'
import { presetOf } from '../src/imports/presets/presets.ts'
import { previewFile } from '../src/imports/preview-file.ts'
import { formOf } from '../src/imports/read/read-rows.ts'

const samples = new URL('../src/imports/presets/samples/', import.meta.url)

/** The events of a preset's sample, and what becomes of its other lines. */
export async function previewSample(preset: string, sample: string) {
  const file = fileURLToPath(new URL(sample, samples))
  const form = await formOf(file, { format: undefined, delimiter: undefined, preset: presetOf(preset) })
  const mapLine = createMapper(parseMapping({ preset }, 'of a test'), form.format)
  const { shown, lines, events, ignored, reasons } = await previewFile(file, form, mapLine, {
    shownMax: 10,
    linesMax: 100,
  })
  return {
    events: shown.flatMap(({ event }) => (event ? [JSON.parse(JSON.stringify(event))] : [])),
    rejected: [...reasons.keys()],
    counts: { lines, events, ignored, rejected: reasons.size },
  }
}

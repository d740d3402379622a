import type { Site } from '@sojourn/catalog'
import { timeFault } from '../collect/admit.ts'
import { createMapper, type Mapped } from './map/mapper.ts'
import type { Mapping } from './map/mapping.ts'
import type { FileForm } from './read/read-rows.ts'

/**
 * Makes events of lines, as a mapper does, and tells those that the site would not keep, such as what is older than its
 * retention. `tooEarlyOrLate` counts those by what the ledger calls the reason.
 */
export function createLineReader(
  mapping: Mapping,
  form: FileForm,
  site: Site,
  now: number,
): {
  mapLine(fields: Readonly<Record<string, unknown>>): Mapped
  readonly tooEarlyOrLate: Map<string, number>
} {
  const mapLine = createMapper(mapping, form.format)
  const tooEarlyOrLate = new Map<string, number>()
  return {
    tooEarlyOrLate,
    mapLine(fields) {
      const mapped = mapLine(fields)
      if (mapped === 'ignored' || 'reason' in mapped) return mapped
      const fault = timeFault(mapped.at, now, site)
      if (!fault) return mapped
      tooEarlyOrLate.set(fault.reason, (tooEarlyOrLate.get(fault.reason) ?? 0) + 1)
      return { reason: `timestamp ${fault.message}` }
    },
  }
}

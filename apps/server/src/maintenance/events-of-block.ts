import { type EventSource, pageReaderOf, type SiteRules } from '@sojourn/sessions'
import type { StoredEvent, Warehouse } from '@sojourn/warehouse'
import { askNative } from './ask-native.ts'
import sql from './events-of-block.sql?raw'
import type { KeyBlock } from './key-block.ts'
import type { NativeBlock } from './read-native.ts'

/**
 * The events of a block by session and in order, so far as the fold reads them: no URL, no title, properties only of a
 * `session_end`. Page and stage are read again by today's rules; `onOther` is told of each event that is stored with
 * others. Held whole, because half of it is shared texts.
 */
export async function eventsOfBlock(
  warehouse: Warehouse,
  block: KeyBlock,
  rulesOf: (siteId: string) => SiteRules,
  onOther: (event: StoredEvent) => void = () => undefined,
): Promise<Iterable<StoredEvent>> {
  const blocks = await askNative(warehouse, { name: 'events-of-block', query: sql, params: block })
  return readEvents(blocks, rulesOf, onOther)
}

function* readEvents(
  blocks: Iterable<NativeBlock>,
  rulesOf: (siteId: string) => SiteRules,
  onOther: (event: StoredEvent) => void,
): Generator<StoredEvent> {
  for (const block of blocks) {
    const readSource = createSourceReader(block)
    const texts = block.columns as readonly (readonly string[])[]
    const numbers = block.columns as readonly (readonly number[])[]
    const text = (column: number, row: number) => texts[column]?.[row] as string
    const number = (column: number, row: number) => numbers[column]?.[row] as number
    for (let row = 0; row < block.rows; row++) {
      const siteId = text(0, row)
      const type = text(7, row)
      const path = text(11, row)
      const reader = pageReaderOf(rulesOf(siteId))
      const page = reader.page(path)
      const stage = reader.stage(type, page)
      const event: StoredEvent = {
        siteId,
        sessionAt: number(1, row),
        sessionId: text(2, row),
        timestamp: number(3, row),
        sequence: number(4, row),
        eventId: text(5, row),
        receivedAt: number(6, row),
        type,
        visitorId: text(8, row),
        userId: text(9, row),
        visitKey: text(10, row),
        url: '',
        path,
        page,
        section: text(12, row),
        stage,
        title: '',
        source: readSource(row),
        properties: text(26, row),
        revenue: numbers[27]?.[row] ?? null,
        currency: text(28, row),
        message: text(29, row),
      }
      if (page !== text(30, row) || stage !== text(31, row)) onOther(event)
      yield event
    }
  }
}

/** Neighbours mostly come from the same source: then the object before is taken again. */
function createSourceReader({ columns }: NativeBlock): (row: number) => EventSource {
  const cells = columns.slice(13, 26) as readonly (readonly string[])[]
  const text = (column: number, row: number) => cells[column]?.[row] as string
  let source: EventSource | undefined
  return (row) => {
    if (source !== undefined && isAsBefore(cells, row)) return source
    source = {
      referrer: text(0, row),
      channel: text(1, row) as EventSource['channel'],
      utmSource: text(2, row),
      utmMedium: text(3, row),
      utmCampaign: text(4, row),
      utmTerm: text(5, row),
      utmContent: text(6, row),
      deviceType: text(7, row),
      browser: text(8, row),
      os: text(9, row),
      country: text(10, row),
      userAgent: text(11, row),
      ip: text(12, row),
    }
    return source
  }
}

function isAsBefore(columns: readonly (readonly string[])[], row: number): boolean {
  for (const column of columns) if (column[row] !== column[row - 1]) return false
  return true
}

import { eventNameOf } from '../../segment/event-name.ts'
import { foldId } from '../../segment/fold-id.ts'
import { deviceOf } from './device.ts'
import type { Fields, Preset } from './preset.ts'
import { given, textOf } from './values.ts'

/** Its numbers of what an event is. */
const pageView = '1'
const event = '2'

/**
 * [Umami](https://umami.is/docs)'s table `website_event`, joined with the columns of `session`, as its export of data writes
 * it: ClickHouse's CSV, in which `\N` is nothing. Its `session_id` is a visitor (for a month), and its `visit_id` a session.
 */
export const umami: Preset = {
  name: 'umami',
  title: 'Umami, website_event as CSV',
  format: 'csv',
  toEvent(line: Fields) {
    const row: Fields = Object.fromEntries(Object.entries(line).filter(([, value]) => value !== '\\N'))
    const kind = String(row.event_type ?? pageView)
    if (kind !== pageView && kind !== event) return 'ignored'
    const host = textOf(row.hostname)
    const query = textOf(row.url_query)
    const path = `${textOf(row.url_path) ?? '/'}${query === undefined ? '' : `?${query}`}`
    const referrer = textOf(row.referrer_domain)
    const referrerQuery = textOf(row.referrer_query)
    const { type, said } = eventNameOf(textOf(row.event_name) ?? 'event')
    return given({
      eventId: foldId(row.event_id),
      type: kind === event ? type : 'page_view',
      timestamp: timeOf(row.created_at),
      visitorId: foldId(row.session_id),
      userId: foldId(row.distinct_id),
      sessionId: foldId(row.visit_id),
      ...(host === undefined ? { path } : { url: `https://${host}${path}` }),
      title: textOf(row.page_title),
      referrer:
        referrer === undefined
          ? undefined
          : `https://${referrer}${textOf(row.referrer_path) ?? '/'}${referrerQuery === undefined ? '' : `?${referrerQuery}`}`,
      properties: given({ event: kind === event ? said : undefined, tag: textOf(row.tag) }),
      context: given({
        country: textOf(row.country),
        device: deviceOf({ type: row.device, browser: row.browser, os: row.os }),
        utm: given({
          source: textOf(row.utm_source),
          medium: textOf(row.utm_medium),
          campaign: textOf(row.utm_campaign),
          term: textOf(row.utm_term),
          content: textOf(row.utm_content),
        }),
      }),
    })
  },
}

/** Times of Postgres and ClickHouse, `2026-01-31 12:00:00.123+00`, are ISO 8601 but for the blank; without an offset, UTC. */
function timeOf(value: unknown): unknown {
  const text = textOf(value)
  const [, day, clock, offset = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(text ?? '') ?? []
  if (day === undefined) return value
  return `${day}T${clock}${/^[+-]\d{2}$/.test(offset) ? `${offset}:00` : offset}`
}

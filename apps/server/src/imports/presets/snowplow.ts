import { foldId } from '../../segment/fold-id.ts'
import type { Fields, Preset } from './preset.ts'
import { snowplowColumns } from './snowplow-columns.ts'
import { deviceTypeOf, given, numberOf, objectOf, textOf } from './values.ts'

const types: Readonly<Record<string, string>> = {
  page_view: 'page_view',
  link_click: 'link_clicked',
  submit_form: 'form_completed',
  focus_form: 'form_started',
  site_search: 'search',
  transaction: 'purchase',
}

/**
 * [Snowplow's enriched events](https://docs.snowplow.io/docs/fundamentals/canonical-event/): 131 columns with tabs between
 * and no header. Pings of an open page only say that somebody is there, and are left out.
 */
export const snowplow: Preset = {
  name: 'snowplow',
  title: 'Snowplow, enriched events (TSV)',
  format: 'lines',
  toEvent({ line }: Fields) {
    const cells = String(line).split('\t')
    if (cells.length < snowplowColumns.length)
      return { reason: `has ${cells.length} columns where an enriched event has ${snowplowColumns.length}` }
    const row = given(Object.fromEntries(snowplowColumns.map((name, index) => [name, cells[index]])))
    const name = String(row.event_name ?? row.event)
    if (name === 'page_ping' || name === 'transaction_item') return 'ignored'
    const said = objectOf(objectOf(objectOf(row.unstruct_event).data).data)
    const isOrder = row.event === 'transaction'
    return given({
      eventId: foldId(row.event_id),
      type: row.event === 'struct' ? (row.se_action ?? 'event') : (types[name] ?? name),
      timestamp: timeOf(row.derived_tstamp ?? row.collector_tstamp),
      visitorId: foldId(row.domain_userid),
      userId: foldId(row.user_id),
      sessionId: foldId(row.domain_sessionid),
      url: row.page_url,
      title: row.page_title,
      referrer: row.page_referrer,
      revenue: isOrder ? numberOf(row.tr_total) : undefined,
      currency: isOrder ? row.tr_currency : undefined,
      properties: given({
        ...said,
        category: row.se_category,
        label: row.se_label,
        property: row.se_property,
        value: numberOf(row.se_value),
        orderId: row.tr_orderid,
      }),
      context: given({
        ip: row.user_ipaddress,
        userAgent: row.useragent,
        country: textOf(row.geo_country),
        device: given({ type: deviceTypeOf(row.dvce_type), browser: row.br_family, os: row.os_family }),
        utm: given({
          source: row.mkt_source,
          medium: row.mkt_medium,
          campaign: row.mkt_campaign,
          term: row.mkt_term,
          content: row.mkt_content,
        }),
      }),
    })
  },
}

/** Its times are UTC, with a blank between day and clock. */
const timeOf = (value: unknown): unknown => textOf(value)?.replace(' ', 'T').concat('Z')

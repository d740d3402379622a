import { eventNameOf } from '../../segment/event-name.ts'
import { foldId } from '../../segment/fold-id.ts'
import { deviceOf } from './device.ts'
import type { Fields, Preset } from './preset.ts'
import { snowplowColumns } from './snowplow-columns.ts'
import { entitiesOf, schemaName } from './snowplow-entities.ts'
import { given, numberOf, objectOf, textOf } from './values.ts'

const types: Readonly<Record<string, string>> = {
  page_view: 'page_view',
  screen_view: 'page_view',
  link_click: 'link_clicked',
  submit_form: 'form_completed',
  focus_form: 'form_started',
  site_search: 'search',
  transaction: 'purchase',
}

const core = 'com.snowplowanalytics.snowplow'
const shop = `${core}.ecommerce`

/** Who asked not to be told apart has this id. */
const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * [Snowplow's enriched events](https://docs.snowplow.io/docs/fundamentals/canonical-event/): 131 columns with tabs between
 * and no header. Pings of an open page only say that somebody is there, and are left out. Apps tell their sessions, and
 * shops their orders, in entities attached to the event.
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
    const { schema, data } = objectOf(objectOf(row.unstruct_event).data)
    const said = objectOf(data)
    const name = nameOf(row, schema, said)
    if (name === 'page_ping' || name === 'transaction_item') return 'ignored'
    const entities = entitiesOf(row.contexts)
    const entity = (of: string): Fields => entities.get(of)?.[0] ?? {}
    const client = entity(`${core}/client_session`)
    const screen = entity('com.snowplowanalytics.mobile/screen')
    const order = entity(`${shop}/transaction`)
    const isOrder = name === 'transaction'
    const { type, said: nameSaid } = eventNameOf(name)
    return given({
      eventId: foldId(row.event_id),
      type: types[name] ?? type,
      timestamp: timeOf(row.derived_tstamp ?? row.collector_tstamp),
      visitorId: foldId([row.domain_userid, client.userId, row.network_userid].find(isSomebody)),
      userId: foldId(row.user_id),
      sessionId: foldId(row.domain_sessionid ?? textOf(client.sessionId) ?? countedSession(row)),
      url: row.page_url,
      path: row.page_url === undefined ? (textOf(screen.name) ?? screenOf(name, said)) : undefined,
      title: row.page_title,
      referrer: row.page_referrer,
      revenue: isOrder ? (numberOf(row.tr_total) ?? numberOf(order.revenue)) : undefined,
      currency: isOrder ? (row.tr_currency ?? order.currency) : undefined,
      properties: given({
        ...said,
        event: nameSaid,
        category: row.se_category,
        label: row.se_label,
        property: row.se_property,
        value: numberOf(row.se_value),
        orderId: row.tr_orderid ?? order.transaction_id,
        items: entities.get(`${shop}/product`),
      }),
      context: given({
        ip: row.user_ipaddress,
        userAgent: row.useragent,
        country: textOf(row.geo_country),
        device: deviceOf({ type: row.dvce_type, browser: row.br_family, os: row.os_family }),
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

/** What happened. Older enrichments leave `event_name` out; shops tell all they do by one schema and its `type`. */
function nameOf(row: Fields, schema: unknown, said: Fields): string {
  if (row.event === 'struct') return textOf(row.se_action) ?? 'event'
  if (schemaName(schema) === `${shop}/snowplow_ecommerce_action`) return textOf(said.type) ?? 'event'
  const own = row.event === 'unstruct' ? schemaName(schema).split('/')[1] : undefined
  return textOf(row.event_name) ?? own ?? textOf(row.event) ?? 'event'
}

const screenOf = (name: string, said: Fields): string | undefined =>
  name === 'screen_view' ? textOf(said.name) : undefined

const isSomebody = (id: unknown): boolean => textOf(id) !== undefined && id !== nobody

/** Trackers of before 2015 only count the sessions of a visitor. */
const countedSession = ({ domain_userid: visitor, domain_sessionidx: count }: Fields): string | undefined =>
  visitor === undefined || count === undefined ? undefined : `${visitor}.${count}`

/** Its times are UTC, with a blank between day and clock. */
const timeOf = (value: unknown): unknown => textOf(value)?.replace(' ', 'T').concat('Z')

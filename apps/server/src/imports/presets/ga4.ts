import { foldId } from '../../segment/fold-id.ts'
import { countryCode } from './country-code.ts'
import type { Fields, Preset } from './preset.ts'
import { deviceTypeOf, given, numberOf, objectOf, objectsOf, textOf } from './values.ts'

/** Names of Google's that say what one of ours says. */
const types: Readonly<Record<string, string>> = {
  view_item: 'product_view',
  begin_checkout: 'checkout_start',
  view_search_results: 'search',
  form_start: 'form_started',
  form_submit: 'form_completed',
}

/** Parameters that are told elsewhere in the event. */
const told = new Set([
  'page_location',
  'page_title',
  'page_referrer',
  'currency',
  'value',
  'ga_session_id',
  'source',
  'medium',
  'campaign',
  'term',
  'content',
])

/**
 * [The export of Google Analytics 4 to BigQuery](https://support.google.com/analytics/answer/7029846), its tables
 * `events_YYYYMMDD` written as newline-delimited JSON. What comes without consent has no visitor and is refused. Tables from
 * before June 2023 have no `collected_traffic_source`: there the parameters of the event say where somebody came from.
 */
export const ga4: Preset = {
  name: 'ga4',
  title: 'Google Analytics 4, BigQuery export as NDJSON',
  format: 'ndjson',
  toEvent(row: Fields) {
    const name = textOf(row.event_name)
    const micros = numberOf(row.event_timestamp)
    if (name === undefined || micros === undefined) return { reason: 'has no event_name or event_timestamp' }
    const params = Object.fromEntries(
      objectsOf(row.event_params).map(({ key, value }) => [String(key), valueOfParam(objectOf(value))]),
    )
    const ecommerce = objectOf(row.ecommerce)
    const device = objectOf(row.device)
    const web = objectOf(device.web_info)
    const visitorId = foldId(row.user_pseudo_id)
    const session = params.ga_session_id
    const revenue = numberOf(ecommerce.purchase_revenue) ?? numberOf(params.value)
    const items = objectsOf(row.items).map((item) => given({ ...item, item_params: undefined }))
    return given({
      type: types[name] ?? name,
      timestamp: Math.floor(micros / 1000),
      visitorId,
      userId: foldId(row.user_id),
      sessionId:
        visitorId === undefined || session === undefined ? undefined : foldId(`${visitorId}.${session}`),
      url: params.page_location,
      title: params.page_title,
      referrer: params.page_referrer,
      revenue: name === 'purchase' ? revenue : undefined,
      currency: textOf(params.currency),
      properties: given({
        ...Object.fromEntries(Object.entries(params).filter(([key]) => !told.has(key))),
        value: name === 'purchase' ? undefined : params.value,
        orderId: saidOf(ecommerce.transaction_id),
        items: items.length > 0 ? items : undefined,
      }),
      context: given({
        country: countryCode(textOf(objectOf(row.geo).country)),
        device: given({
          type: deviceTypeOf(device.category),
          browser: textOf(web.browser) ?? textOf(device.browser),
          os: textOf(device.operating_system),
        }),
        utm: utmOf(objectOf(row.collected_traffic_source), params),
      }),
    })
  },
}

const valueOfParam = (value: Fields): unknown =>
  textOf(value.string_value) ??
  numberOf(value.int_value) ??
  numberOf(value.double_value) ??
  numberOf(value.float_value)

/** A text, but for what Google writes where it knows nothing: `(not set)`, `(direct)`, `(organic)`. */
function saidOf(value: unknown): string | undefined {
  const text = textOf(value)
  return text === undefined || /^\(.*\)$/.test(text) ? undefined : text
}

const utmOf = (source: Fields, params: Fields): Record<string, unknown> =>
  given({
    source: saidOf(source.manual_source ?? params.source),
    medium: saidOf(source.manual_medium ?? params.medium),
    campaign: saidOf(source.manual_campaign_name ?? params.campaign),
    term: saidOf(source.manual_term ?? params.term),
    content: saidOf(source.manual_content ?? params.content),
  })

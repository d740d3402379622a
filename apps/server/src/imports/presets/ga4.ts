import { eventNameOf } from '../../segment/event-name.ts'
import { foldId } from '../../segment/fold-id.ts'
import { countryCode } from './country-code.ts'
import { deviceOf } from './device.ts'
import type { Fields, Preset } from './preset.ts'
import { given, numberOf, objectOf, objectsOf, textOf } from './values.ts'

/** Names of Google's that say what one of ours says. */
const types: Readonly<Record<string, string>> = {
  screen_view: 'page_view',
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
    const items = objectsOf(row.items).map(itemOf)
    const { type, said } = eventNameOf(name)
    return given({
      type: types[name] ?? type,
      timestamp: Math.floor(micros / 1000),
      visitorId,
      userId: foldId(row.user_id),
      sessionId:
        visitorId === undefined || session === undefined ? undefined : foldId(`${visitorId}.${session}`),
      url: params.page_location,
      path:
        params.page_location === undefined
          ? (textOf(params.firebase_screen) ?? textOf(params.firebase_screen_class))
          : undefined,
      title: params.page_title,
      referrer: params.page_referrer,
      ...moneyOf(name, ecommerce, params),
      properties: given({
        ...Object.fromEntries(Object.entries(params).filter(([key]) => !told.has(key))),
        event: said,
        value: name === 'purchase' || name === 'refund' ? undefined : params.value,
        orderId: saidOf(ecommerce.transaction_id),
        items: items.length > 0 ? items : undefined,
      }),
      context: given({
        country: countryCode(textOf(objectOf(row.geo).country)),
        device: deviceOf({
          type: device.category,
          browser: saidOf(web.browser) ?? saidOf(device.browser),
          os: saidOf(device.operating_system),
        }),
        utm: utmOf(objectOf(row.collected_traffic_source), params),
      }),
    })
  },
}

/** What a purchase earned, or a refund gave back. Where nothing tells it in the currency of the shop, it is in dollars. */
function moneyOf(name: string, ecommerce: Fields, params: Fields): Fields {
  const currency = textOf(params.currency)
  if (name !== 'purchase' && name !== 'refund') return { currency }
  const [own, dollars] = (
    name === 'purchase'
      ? [ecommerce.purchase_revenue, ecommerce.purchase_revenue_in_usd]
      : [ecommerce.refund_value, ecommerce.refund_value_in_usd]
  ).map(numberOf)
  const value = own ?? numberOf(params.value)
  const amount = value ?? dollars
  const isGivenBack = name === 'refund' && amount !== undefined
  return {
    revenue: isGivenBack ? -Math.abs(amount) : amount,
    currency: value === undefined && dollars !== undefined ? 'USD' : currency,
  }
}

const valueOfParam = (value: Fields): unknown =>
  textOf(value.string_value) ??
  wholeOf(value.int_value) ??
  numberOf(value.double_value) ??
  numberOf(value.float_value)

/** An item without what is not set: Google writes that into every field. */
const itemOf = (item: Fields): Fields =>
  given({
    ...Object.fromEntries(Object.entries(item).filter(([, value]) => value !== '(not set)')),
    item_params: undefined,
  })

/** A whole number has up to 64 bits; one that ours would round stays a text. */
function wholeOf(value: unknown): number | string | undefined {
  const number = numberOf(value)
  return number === undefined || Number.isSafeInteger(number) ? number : String(value)
}

/** A text, but for what Google writes where it knows nothing, or tells nobody: `(not set)`, `(organic)`, `<Other>`. */
function saidOf(value: unknown): string | undefined {
  const text = textOf(value)
  return text === undefined || /^(?:\(.*\)|<Other>)$/.test(text) ? undefined : text
}

const utmOf = (source: Fields, params: Fields): Record<string, unknown> =>
  given({
    source: saidOf(source.manual_source ?? params.source),
    medium: saidOf(source.manual_medium ?? params.medium),
    campaign: saidOf(source.manual_campaign_name ?? params.campaign),
    term: saidOf(source.manual_term ?? params.term),
    content: saidOf(source.manual_content ?? params.content),
  })

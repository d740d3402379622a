import { eventNameOf } from '../../segment/event-name.ts'
import { foldId } from '../../segment/fold-id.ts'
import { deviceOf } from './device.ts'
import type { Fields, Preset } from './preset.ts'
import { given, numberOf, objectsOf, textOf } from './values.ts'

/**
 * Visits as [Matomo](https://developer.matomo.org/api-reference/reporting-api#Live)'s API `Live.getLastVisitsDetails` tells
 * them, one visit a line (`jq -c '.[]'`). Each of its actions is an event.
 */
export const matomo: Preset = {
  name: 'matomo',
  title: 'Matomo, Live.getLastVisitsDetails, one visit a line',
  format: 'ndjson',
  rowsOf({ actionDetails, ...visit }: Fields) {
    const actions = objectsOf(actionDetails)
    const shift = clockShift(visit, actions)
    return actions.map((action, index) => ({ visit, action, position: index + 1, shift }))
  },
  toEvent({ visit, action, position, shift }: Fields) {
    const of = visit as Fields
    const done = action as Fields
    const made = eventOf(done, textOf(of.siteCurrency))
    if (made === 'ignored') return made
    const seconds = numberOf(done.timestamp)
    if (seconds === undefined) return { reason: 'is an action without a timestamp' }
    return given({
      eventId: foldId(`matomo.${of.idVisit}.${position}`),
      timestamp: (seconds + Number(shift)) * 1000,
      visitorId: foldId(textOf(of.visitorId)),
      userId: foldId(of.userId),
      sessionId: foldId(`matomo.${of.idVisit}`),
      url: textOf(done.url),
      title: textOf(done.pageTitle),
      referrer: position === 1 ? textOf(of.referrerUrl) : undefined,
      ...made,
      context: given({
        ip: textOf(of.visitIp),
        country: countryOf(of),
        device: deviceOf({ type: deviceTypeOf(of), browser: of.browserName, os: of.operatingSystemName }),
        utm: utmOf(of),
      }),
    })
  },
}

const quarterSeconds = 15 * 60
const shiftMaxSeconds = 14 * 3600

/**
 * Seconds to add to the times of a visit's actions. Matomo tells these by the clock of the site as if it were UTC, and only
 * the visit's first and last time truly (`Actions/VisitorDetails.php`, still so in Matomo 5). Clocks of the world differ by
 * quarters of an hour, so an action that is missing does no harm.
 */
function clockShift(visit: Fields, actions: readonly Fields[]): number {
  const times = actions.map(({ timestamp }) => numberOf(timestamp)).filter((time) => time !== undefined)
  if (times.length === 0) return 0
  const first = numberOf(visit.firstActionTimestamp)
  const last = numberOf(visit.lastActionTimestamp) ?? numberOf(visit.serverTimestamp)
  const off = first === undefined ? (last ?? Number.NaN) - Math.max(...times) : first - Math.min(...times)
  const shift = Math.round(off / quarterSeconds) * quarterSeconds
  return Math.abs(shift) <= shiftMaxSeconds ? shift : 0
}

/** `xx` is its country of nobody knows where. */
function countryOf({ countryCode }: Fields): string | undefined {
  const code = textOf(countryCode)?.toUpperCase()
  return code === 'XX' ? undefined : code
}

/** The kind of device is told in the language of who asks; the name of its picture (`…/devices/feature_phone.png`) is not. */
const deviceTypeOf = ({ deviceType, deviceTypeIcon }: Fields): unknown =>
  /\/devices\/(\w+)\.\w+$/.exec(textOf(deviceTypeIcon) ?? '')?.[1]?.replace(/_/g, ' ') ?? deviceType

/** Without the plugin that knows more of campaigns, the referrer names them. */
function utmOf(visit: Fields): Fields {
  const isCampaign = visit.referrerType === 'campaign'
  return given({
    source: textOf(visit.campaignSource),
    medium: textOf(visit.campaignMedium),
    campaign: textOf(visit.campaignName) ?? (isCampaign ? textOf(visit.referrerName) : undefined),
    term: textOf(visit.campaignKeyword) ?? (isCampaign ? textOf(visit.referrerKeyword) : undefined),
    content: textOf(visit.campaignContent),
  })
}

/** An item of an order, by the names that products have here. */
const itemOf = (item: Fields): Fields =>
  given({
    sku: item.itemSKU,
    name: item.itemName,
    category: item.itemCategory,
    price: numberOf(item.price),
    quantity: numberOf(item.quantity),
  })

/** What is earned is in the currency of the site: an action names none. */
function eventOf(action: Fields, currency: string | undefined): Fields | 'ignored' {
  switch (action.type) {
    case 'action':
      return {
        type: 'page_view',
        properties: given({
          productName: textOf(action.productViewName),
          sku: textOf(action.productViewSku),
          price: numberOf(action.productViewPrice),
        }),
      }
    case 'search':
      return { type: 'search', properties: given({ query: textOf(action.siteSearchKeyword) }) }
    case 'outlink':
      return { type: 'link_clicked', url: undefined, properties: given({ href: textOf(action.url) }) }
    case 'download':
      return { type: 'download', url: undefined, properties: given({ href: textOf(action.url) }) }
    case 'goal':
      return {
        type: 'conversion',
        revenue: numberOf(action.revenue),
        currency,
        properties: given({ goal: textOf(action.goalName), goalId: action.goalId }),
      }
    case 'ecommerceOrder':
      return {
        type: 'purchase',
        revenue: numberOf(action.revenue),
        currency,
        properties: given({
          orderId: action.orderId,
          tax: numberOf(action.revenueTax),
          shipping: numberOf(action.revenueShipping),
          discount: numberOf(action.revenueDiscount),
          items: objectsOf(action.itemDetails).map(itemOf),
        }),
      }
    case 'event':
      return {
        // Names are for people here.
        type: eventNameOf(textOf(action.eventAction) ?? 'event').type,
        properties: given({
          category: textOf(action.eventCategory),
          action: textOf(action.eventAction),
          name: textOf(action.eventName),
          value: numberOf(action.eventValue),
        }),
      }
    default:
      return 'ignored'
  }
}

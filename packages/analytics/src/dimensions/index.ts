import { bounced } from './bounced.ts'
import { browser } from './browser.ts'
import { channel } from './channel.ts'
import { converted } from './converted.ts'
import { country } from './country.ts'
import { currency } from './currency.ts'
import { device } from './device.ts'
import type { Dimension } from './dimension.ts'
import { duration } from './duration.ts'
import { endReason } from './end-reason.ts'
import { entryPage } from './entry-page.ts'
import { eventType } from './event-type.ts'
import { exitPage } from './exit-page.ts'
import { messageCount } from './message-count.ts'
import { os } from './os.ts'
import { outcome } from './outcome.ts'
import { page } from './page.ts'
import { pageCount } from './page-count.ts'
import { referrer } from './referrer.ts'
import { referrerHost } from './referrer-host.ts'
import { revenue } from './revenue.ts'
import { section } from './section.ts'
import { siteId } from './site-id.ts'
import { stage } from './stage.ts'
import { status } from './status.ts'
import { stepsTaken } from './steps-taken.ts'
import { title } from './title.ts'
import { userId } from './user-id.ts'
import { utmCampaign } from './utm-campaign.ts'
import { utmContent } from './utm-content.ts'
import { utmMedium } from './utm-medium.ts'
import { utmSource } from './utm-source.ts'
import { utmTerm } from './utm-term.ts'
import { visitorId } from './visitor-id.ts'

/** Every dimension that has a name of its own; beside them there are `property:NAME` and `trait:NAME`. */
const all: readonly Dimension[] = [
  page,
  entryPage,
  exitPage,
  title,
  section,
  stage,
  eventType,
  referrer,
  referrerHost,
  channel,
  utmSource,
  utmMedium,
  utmCampaign,
  utmTerm,
  utmContent,
  country,
  device,
  browser,
  os,
  outcome,
  status,
  endReason,
  converted,
  bounced,
  duration,
  pageCount,
  stepsTaken,
  messageCount,
  revenue,
  currency,
  userId,
  visitorId,
  siteId,
]

/** The dimensions by name. */
export const dimensions: ReadonlyMap<string, Dimension> = new Map(all.map((one) => [one.name, one]))

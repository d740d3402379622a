import type { Channel, DeviceType, SessionStatus } from '@sojourn/contract'
import type { Frame } from './frame/frame.ts'
import { activeHintSql, outcomeSql, statusSql } from './session-standing.ts'
import { storeInstant } from './store-instant.ts'
import type { TimeRange } from './time-range.ts'

/** Which sessions count; all that is given must fit. `from` and `to` are of the start of a session. */
export interface SessionFilters extends TimeRange {
  /** As answered now: an active session has not `abandoned` anything. */
  readonly outcome?: string | undefined
  readonly status?: SessionStatus | undefined
  /** Named by the session, or whom its visitor was first identified as. */
  readonly userId?: string | undefined
  readonly visitorId?: string | undefined
  readonly device?: DeviceType | undefined
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string | undefined
  readonly channel?: Channel | undefined
  /** A page path that the session came through, among its first 1,000. */
  readonly page?: string | undefined
  readonly entryPage?: string | undefined
  readonly exitPage?: string | undefined
  /** One that the session came through, among its first 1,000 moves. */
  readonly section?: string | undefined
  /** A type that an event of the session has. */
  readonly eventType?: string | undefined
  /** Without `www.`. */
  readonly referrerHost?: string | undefined
  readonly utmSource?: string | undefined
  readonly utmMedium?: string | undefined
  readonly utmCampaign?: string | undefined
  readonly browser?: string | undefined
  readonly os?: string | undefined
  readonly converted?: boolean | undefined
  readonly bounced?: boolean | undefined
  /** What a question would choose sessions by. */
  readonly fitting?: Pick<Frame, 'filters' | 'segment'> | undefined
}

type FilterName = Exclude<keyof SessionFilters, 'fitting'>

/** The condition of each filter on a row of `sessions`; its value is the parameter of the same name. */
const conditions: Readonly<Record<FilterName, string>> = {
  from: "started_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')",
  to: "started_at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')",
  outcome: `${outcomeSql} = {outcome:String}`,
  status: `${statusSql} = {status:String}`,
  userId: 'user_id = {userId:String}',
  visitorId: 'vid = xxHash64({visitorId:String}) AND visitor_id = {visitorId:String}',
  device: 'device_type = {device:String}',
  country: 'country = {country:String}',
  channel: 'channel = {channel:String}',
  page: 'has(journey_path, {page:String})',
  entryPage: 'entry_page = {entryPage:String}',
  exitPage: 'exit_page = {exitPage:String}',
  section: 'has(sections, {section:String})',
  eventType: 'mapContains(event_counts, {eventType:String})',
  referrerHost: 'domainWithoutWWW(referrer) = {referrerHost:String}',
  utmSource: 'utm_source = {utmSource:String}',
  utmMedium: 'utm_medium = {utmMedium:String}',
  utmCampaign: 'utm_campaign = {utmCampaign:String}',
  browser: 'browser = {browser:String}',
  os: 'os = {os:String}',
  converted: 'converted = {converted:UInt8}',
  bounced: 'bounced = {bounced:UInt8}',
}

/** Filters as SQL. */
export interface FilterClauses {
  /** What the last row of a session must fulfil. */
  readonly conditions: readonly string[]
  /** Those of them, or what follows from them, that an index finds over all time; few sessions fulfil them. */
  readonly indexed: readonly string[]
  readonly params: Readonly<Record<string, unknown>>
}

/** The clauses of the filters that are given, at `now` in unix milliseconds. */
export function clausesOf(filters: SessionFilters, now: number): FilterClauses {
  const names = (Object.keys(conditions) as FilterName[]).filter((name) => filters[name] !== undefined)
  const indexed = names.flatMap((name) => {
    if (name === 'userId' || name === 'visitorId') return [conditions[name]]
    return name === 'status' && filters.status === 'active' ? [activeHintSql] : []
  })
  return {
    conditions: names.map((name) => conditions[name]),
    indexed,
    params: { now, ...Object.fromEntries(names.map((name) => [name, paramOf(name, filters)])) },
  }
}

function paramOf(name: FilterName, filters: SessionFilters): unknown {
  const value = filters[name]
  if (typeof value === 'boolean') return Number(value)
  return typeof value === 'number' ? storeInstant(value) : value
}

import type { Consent, TrackerOptions } from '../types.ts'

/** What stands in a tag, as `data-write-key` and so on. */
export type TagData = Readonly<Record<string, string | undefined>>

/** Whether an attribute says yes; `data-clicks` alone does too. */
const saysYes = (text: string | undefined, otherwise: boolean): boolean =>
  text === undefined ? otherwise : text !== 'false'

const numberOf = (text: string | undefined) => (text ? Number(text) : undefined)

/** The options that the attributes of a tag say. */
export const optionsOfTag = (data: TagData): Partial<TrackerOptions> =>
  withoutGaps({
    endpoint: data.endpoint,
    consent: data.consent as Consent | undefined,
    userId: data.userId,
    respectDoNotTrack: saysYes(data.respectDoNotTrack, true),
    cookieless: saysYes(data.cookieless, false),
    autoPageViews: saysYes(data.autoPageViews, true),
    hashRoutes: saysYes(data.hashRoutes, false),
    inactivityMinutes: numberOf(data.inactivityMinutes),
    maxSessionHours: numberOf(data.maxSessionHours),
    heartbeatSeconds: numberOf(data.heartbeatSeconds),
    batchSize: numberOf(data.batchSize),
    flushSeconds: numberOf(data.flushSeconds),
    queueMax: numberOf(data.queueMax),
  })

const withoutGaps = <Options extends object>(options: Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options

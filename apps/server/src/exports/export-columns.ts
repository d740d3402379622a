/** What can be exported. */
export const exportKinds = ['events', 'sessions', 'users'] as const
export type ExportKind = (typeof exportKinds)[number]

/** What a cell holds. `json`: a list or an object, as its text where a cell can only be text. */
export type CellKind = 'text' | 'integer' | 'number' | 'flag' | 'time' | 'json'

/** A column of a table that is exported. */
export interface ExportColumn {
  readonly name: string
  readonly kind: CellKind
  /** Where it is in the answer of the API. */
  readonly path: readonly string[]
}

const columns = (kind: CellKind, ...names: readonly (string | readonly [name: string, path: string])[]) =>
  names.map((one): ExportColumn => {
    const [name, path] = typeof one === 'string' ? [one, one] : one
    return { name, kind, path: path.split('.') }
  })

const device = (prefix: string) =>
  columns(
    'text',
    ['deviceType', `${prefix}device.type`],
    ['browser', `${prefix}device.browser`],
    ['os', `${prefix}device.os`],
  )
const utm = (prefix: string) =>
  columns(
    'text',
    ['utmSource', `${prefix}utm.source`],
    ['utmMedium', `${prefix}utm.medium`],
    ['utmCampaign', `${prefix}utm.campaign`],
    ['utmTerm', `${prefix}utm.term`],
    ['utmContent', `${prefix}utm.content`],
  )

/** The columns of each kind, in their order. Those of events are named as an import maps them without being told. */
export const exportColumns: Readonly<Record<ExportKind, readonly ExportColumn[]>> = {
  events: [
    ...columns('text', 'eventId', 'type'),
    ...columns('time', 'timestamp'),
    ...columns(
      'text',
      'sessionId',
      'visitorId',
      'userId',
      'url',
      'path',
      ['pagePath', 'page'],
      'section',
      'stage',
    ),
    ...columns('text', 'title', 'referrer'),
    ...columns('json', 'properties'),
    ...columns('number', 'revenue'),
    ...columns('text', 'currency'),
    ...columns('integer', 'sequence'),
    ...columns('time', 'receivedAt'),
    ...columns(
      'text',
      ['userAgent', 'context.userAgent'],
      ['ip', 'context.ip'],
      ['country', 'context.country'],
    ),
    ...device('context.'),
    ...utm('context.'),
  ],
  sessions: [
    ...columns('text', 'sessionId', 'siteId', 'userId', 'visitorId', 'status', 'endReason'),
    ...columns('time', 'startedAt', 'endedAt', 'createdAt', 'updatedAt'),
    ...columns('number', 'duration'),
    ...columns('integer', 'stepsTaken', 'pageCount'),
    ...columns('flag', 'bounced', 'converted'),
    ...columns('text', 'outcome', 'entryPage', 'exitPage'),
    ...columns('json', 'journeyPath'),
    ...columns('text', 'currentSection'),
    ...columns('json', 'sectionHistory', 'eventCounts'),
    ...columns('integer', 'messageCount', 'userMessageCount', 'botMessageCount'),
    ...columns('text', 'firstQuestion'),
    ...columns('number', 'revenue'),
    ...columns('text', 'currency'),
    ...device(''),
    ...columns('text', 'country', 'referrer', 'channel'),
    ...utm(''),
    ...columns('text', 'userAgent', 'ipAddress'),
    ...columns('json', 'metadata'),
  ],
  users: [
    ...columns('text', 'userId'),
    ...columns('time', 'firstSeenAt', 'lastSeenAt'),
    ...columns('integer', 'sessions', 'events'),
    ...columns('json', 'revenue', 'traits', 'channels', 'devices', 'countries', 'visitorIds'),
  ],
}

/** The cell of a row in a column; null where it is empty. */
export function cellOf(row: object, { path }: ExportColumn): unknown {
  let value: unknown = row
  for (const name of path) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[name]
  return value ?? null
}

import { parseInstant } from '@sojourn/contract'
import { eventNameOf } from './event-name.ts'
import { foldId } from './fold-id.ts'
import { isPlainObject, textOf } from './plain-values.ts'
import { segmentContext } from './segment-context.ts'

/** The calls of Segment's specification. */
export type SegmentKind = 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias'

/** A message as an event of ours, not yet validated, and when it was sent by its own account (unix milliseconds). */
interface MappedMessage {
  /** For `eventInput` of the contract, whose errors then name the fields. */
  readonly input: Record<string, unknown>
  /** Some clients say it in every message, others in the batch alone. */
  readonly sentAt: number | undefined
}

type Fields = Record<string, unknown>

/**
 * Maps a message of [Segment's specification](https://segment.com/docs/connections/spec/common/), which RudderStack
 * shares, to an event. The kind is that of the address it came to, or the message's own `type` in a batch.
 *
 * `messageId` is the event id and `anonymousId` the visitor, folded where they do not fit our alphabet (see `foldId`).
 * `timestamp` is the sender's, else `originalTimestamp`; both are by the clock that `sentAt` corrects.
 */
export function mapSegmentMessage(message: unknown, kind?: SegmentKind): MappedMessage {
  const fields = isPlainObject(message) ? message : {}
  const context = isPlainObject(fields.context) ? fields.context : {}
  const visitorId = foldId(fields.anonymousId)
  const userId = foldId(fields.userId)
  return {
    input: {
      eventId: foldId(fields.messageId),
      timestamp: fields.timestamp ?? fields.originalTimestamp,
      visitorId,
      userId,
      sessionId: sessionIdOf(context, visitorId ?? userId),
      context: segmentContext(context),
      ...placeOf(context, isPlainObject(context.page) ? context.page : {}),
      ...mapKind(kind ?? fields.type ?? (fields.event === undefined ? undefined : 'track'), fields, context),
    },
    sentAt: parseInstant(fields.sentAt),
  }
}

/** What is particular to a kind of message. */
function mapKind(kind: unknown, fields: Fields, context: Fields): Fields {
  const traits = fields.traits ?? context.traits ?? {}
  switch (kind) {
    case 'track':
      return mapTrack(fields)
    case 'page':
      return mapPage(fields)
    case 'screen':
      return { path: textOf(fields.name, 2048), title: textOf(fields.name, 1024), ...mapPage(fields) }
    case 'identify':
      return { type: 'identify', properties: { traits } }
    case 'group':
      return { type: 'group', properties: { groupId: fields.groupId, traits } }
    case 'alias':
      return {
        type: 'alias',
        properties: { previousId: fields.previousId },
        visitorId: foldId(fields.anonymousId) ?? foldId(fields.previousId),
      }
    default:
      return { type: undefined }
  }
}

/**
 * `revenue` is a reserved property of any event; totals and values count for purchases only, as everywhere. A name in
 * another script is kept beside the type as the property `event`, or nobody could tell what happened.
 */
function mapTrack({ event, properties }: Fields): Fields {
  const revenue = isPlainObject(properties) ? properties.revenue : undefined
  const { type, said } = eventNameOf(event)
  const isNamedBeside = said !== undefined && isPlainObject(properties ?? {})
  return {
    type,
    properties: isNamedBeside
      ? { event: textOf(said, 1024), ...(properties as Fields | undefined) }
      : properties,
    ...(typeof revenue === 'number' ? { revenue } : {}),
  }
}

function mapPage({ name, category, properties }: Fields): Fields {
  if (!isPlainObject(properties ?? {})) return { type: 'page_view', properties }
  const sent = (properties ?? {}) as Fields
  return {
    type: 'page_view',
    properties: {
      ...(textOf(name, 1024) === undefined ? {} : { name }),
      ...(textOf(category, 1024) === undefined ? {} : { category }),
      ...sent,
    },
    ...placeOf({}, { title: name, ...sent }),
  }
}

/** The page that a message names; only what it names, so that a better account can override a worse one. */
function placeOf(context: Fields, page: Fields): Fields {
  const place = {
    url: textOf(page.url, 8192),
    path: textOf(page.path, 2048),
    title: textOf(page.title, 1024),
    referrer:
      textOf(page.referrer, 8192) ??
      (isPlainObject(context.referrer) ? textOf(context.referrer.url, 8192) : undefined),
  }
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined))
}

/**
 * RudderStack's session ids are the seconds at which a device opened its session: only with the visitor do they
 * tell one session from another.
 */
function sessionIdOf(context: Fields, person: unknown): unknown {
  const sent = context.sessionId ?? context.session_id
  const isCount = typeof sent === 'number' || (typeof sent === 'string' && /^\d+$/.test(sent))
  return foldId(isCount && typeof person === 'string' ? `${person}.${sent}` : sent)
}

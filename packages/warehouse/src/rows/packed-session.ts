import type { StoredSession } from './stored-session.ts'

/**
 * The text of `packed` for a session, as the engine makes it, but that the engine escapes slashes too: between the cells it
 * writes a space, within them none.
 */
export function packedText({ session, visitKey, lastSeenAt }: StoredSession): string {
  const { source, sectionHistory } = session
  const cells = [
    quoted(visitKey),
    quoted(session.visitorId),
    quoted(session.userId),
    session.startedAt,
    session.lastEventAt,
    lastSeenAt,
    session.createdAt,
    session.updatedAt,
    session.durationMs ?? 'null',
    quoted(session.endReason),
    session.endedAt ?? 'null',
    session.steps,
    session.pageCount,
    Number(session.bounced),
    Number(session.converted),
    quoted(session.outcome),
    quoted(session.entryPage),
    quoted(session.exitPage),
    list(session.journeyPath),
    quoted(session.currentSection),
    list(sectionHistory.map((move) => move.section)),
    `[${sectionHistory.map((move) => move.at)}]`,
    counts(session.eventCounts),
    session.messageCount,
    session.userMessageCount,
    session.botMessageCount,
    quoted(session.firstQuestion),
    session.revenue,
    quoted(session.currency),
    quoted(source.referrer),
    quoted(source.channel),
    quoted(source.utmSource),
    quoted(source.utmMedium),
    quoted(source.utmCampaign),
    quoted(source.utmTerm),
    quoted(source.utmContent),
    quoted(source.deviceType),
    quoted(source.browser),
    quoted(source.os),
    quoted(source.country),
    quoted(source.userAgent),
    quoted(source.ip),
    quoted(JSON.stringify(session.metadata)),
    list(session.stages),
    Number(session.engaged),
    Number(session.startedCheckout),
    Number(session.landed),
    quoted(session.check),
  ]
  return `[${cells.join(', ')}]`
}

/** A session as a line of `JSONCompactEachRow`, in the order of the columns that are written, around its packed text. */
export const sessionLine = ({ session, userId }: StoredSession, packed: string, version: number): string =>
  `[${quoted(session.siteId)},${session.sessionAt / 1000},${quoted(session.sessionId)},${quoted(userId)},${packed.slice(1, -1)},${version},0]`

const list = (texts: readonly string[]): string => `[${texts.map(quoted)}]`

function counts(eventCounts: Readonly<Record<string, number>>): string {
  let text = ''
  for (const type in eventCounts) text += `${text && ','}${quoted(type)}:${eventCounts[type]}`
  return `{${text}}`
}

/** What no JSON text has as it stands, and what the engine does not write so. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const special = /["\\\u0000-\u001f\u2028\u2029\ud800-\udfff]/

const quoted = (text: string): string => (special.test(text) ? escaped(text) : `"${text}"`)

/** As JSON, but that the engine writes the digits of control characters in capitals, and escapes two separators of lines. */
const escaped = (text: string): string =>
  JSON.stringify(text)
    .replace(/\\(?:u00..|.)/g, (code) =>
      code.length > 2 ? code.slice(0, 4) + code.slice(4).toUpperCase() : code,
    )
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')

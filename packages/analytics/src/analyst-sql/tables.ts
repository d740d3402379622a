import { personSql } from '../frame/person.ts'
import { endReasonSql, outcomeSql, statusSql } from '../session-standing.ts'

/** A column of a table that queries read. */
interface SqlColumn {
  readonly name: string
  readonly sentence: string
  /** Over the rows of the store. */
  readonly sql: string
  /** Whether it tells who somebody is, or can: who may not see people does not have it. */
  readonly isPersonal: boolean
}

/** A table that queries read: what of the store it shows, and of which rows. */
interface SqlTable {
  readonly name: string
  readonly sentence: string
  readonly columns: readonly SqlColumn[]
  /** The table in the store, and what follows. */
  readonly from: string
  /** Whether every row is a person. */
  readonly isPersonal?: boolean
}

/**
 * The sites are chosen by PREWHERE: with WHERE the store may try a caller's condition on rows of other sites first, and an
 * error of that condition would tell of them.
 */
const ofSites = 'PREWHERE site_id IN {sites:Array(String)}'

const personal = new Set(
  'visitor_id user_id person url referrer user_agent ip properties properties_text message first_question metadata'.split(
    ' ',
  ),
)

const column = (name: string, sentence: string, sql = name): SqlColumn => ({
  name,
  sentence,
  sql,
  isPersonal: personal.has(name),
})

const surroundings = [
  column('referrer', 'Where the visitor came from; empty: the site itself, or unknown'),
  column('channel', 'direct, search, social, mail, ai, campaign or referral'),
  ...['source', 'medium', 'campaign', 'term', 'content'].map((part) =>
    column(`utm_${part}`, `utm_${part} of the address that the visit began with`),
  ),
  column('device_type', 'desktop, mobile, tablet or another'),
  column('browser', 'Name of the browser'),
  column('os', 'Operating system'),
  column('country', 'ISO 3166-1 alpha-2; empty: unknown'),
  column('user_agent', 'As the browser sent it'),
  column('ip', 'Empty unless the site keeps addresses'),
]

const events: SqlTable = {
  name: 'events',
  sentence: 'Everything that happened: one row an event',
  from: `events ${ofSites}`,
  columns: [
    column('site_id', 'The site'),
    column('session_id', 'The session that it belongs to'),
    column('session_at', 'When that session began; a condition on it makes queries faster'),
    column('event_id', 'Once in a session'),
    column('timestamp', 'When it happened, UTC', 'ts'),
    column('received_at', 'When the server took it in, UTC'),
    column('type', 'What happened, in snake_case'),
    column('visitor_id', 'Browser or device'),
    column('user_id', 'The user that the event itself names; sessions know more'),
    column('url', 'As sent'),
    column('path', 'Path of the address'),
    column('page', 'Page path, after the rules of the site'),
    column('title', 'Title of the page'),
    column('section', 'Part of the app'),
    column('stage', 'Stage of the standard journey; empty: none'),
    ...surroundings,
    column('properties', 'What was sent along: properties.plan, properties.total::Float64', 'props'),
    column('properties_text', 'The same as JSON text', 'events.properties'),
    column('revenue', 'What it earned, in currency; null: nothing'),
    column('currency', 'ISO 4217'),
    column('message', 'Text of a message in a chat'),
  ],
}

const sessionColumns = [
  column('site_id', 'The site'),
  column('session_id', 'Its id'),
  column('session_at', 'What the store keeps it by: when it began; a condition on it makes queries faster'),
  column('visitor_id', 'Browser or device'),
  column('user_id', 'The user, also where a later session first said who the visitor is; empty: unknown'),
  column('person', 'The user, else the visitor: count these as people', personSql),
  column('started_at', 'First event, UTC'),
  column('last_event_at', 'Last event, UTC'),
  column('ended_at', 'When it was ended; null: nobody did'),
  column('duration_seconds', 'Last minus first event; null: fewer than two events', 'duration_ms / 1000'),
  column('status', 'active, completed or expired', statusSql),
  column('end_reason', 'Why it ended; empty while it is active', endReasonSql),
  column('outcome', 'What it came to', outcomeSql),
]

const messageColumns = [
  column('message_count', 'Messages in the chat'),
  column('user_message_count', 'Messages of the visitor'),
  column('bot_message_count', 'Answers'),
  column('first_question', 'The first message of the visitor'),
]

const sessions: SqlTable = {
  name: 'sessions',
  sentence: 'Visits: one row a session, as it stands now',
  from: `sessions FINAL ${ofSites}`,
  columns: [
    ...sessionColumns,
    column('steps', 'Events'),
    column('page_count', 'Page views'),
    column('bounced', '1: one page view and no conversion'),
    column('converted', '1: an event was a goal of the site'),
    column('entry_page', 'First page path'),
    column('exit_page', 'Last page path'),
    column('journey_path', 'Page paths in order, an array'),
    column('current_section', 'Part of the app that it was in last'),
    column('sections', 'Parts of the app in order, an array'),
    column('stages', 'Stages of the standard journey that were reached, an array'),
    column('event_counts', 'Events by type, a map'),
    ...messageColumns,
    column('revenue', 'What it earned, in currency'),
    column('currency', 'ISO 4217'),
    ...surroundings,
    column('metadata', 'What was said of the session, as JSON text'),
  ],
}

const users: SqlTable = {
  name: 'users',
  sentence: 'People whom the site knows: one row a user of a site',
  isPersonal: true,
  from: `sessions FINAL ${ofSites} WHERE user_id != '' GROUP BY site_id, user_id`,
  columns: [
    column('site_id', 'The site'),
    column('user_id', 'The user'),
    column('first_seen_at', 'Start of the first session, UTC', 'min(started_at)'),
    column('last_seen_at', 'Last sign of life, UTC', 'max(sessions.last_seen_at)'),
    column('sessions', 'Sessions', 'count()'),
    column('visitors', 'Browsers and devices', "uniqExactIf(visitor_id, visitor_id != '')"),
    column('events', 'Events', 'sum(steps)'),
    column('page_views', 'Page views', 'sum(page_count)'),
    column('conversions', 'Sessions with a conversion', 'countIf(converted = 1)'),
    column('total_seconds', 'Duration of all sessions', 'sum(duration_ms) / 1000'),
    column('country', 'Of the last session', 'argMax(sessions.country, started_at)'),
    column('device_type', 'Of the last session', 'argMax(sessions.device_type, started_at)'),
    column('channel', 'Of the first session', 'argMin(sessions.channel, started_at)'),
  ],
}

const conversations: SqlTable = {
  name: 'conversations',
  sentence: 'Sessions with messages',
  from: `sessions FINAL ${ofSites} WHERE message_count > 0`,
  columns: [...sessionColumns, ...messageColumns],
}

const all: readonly SqlTable[] = [events, sessions, users, conversations]
const withoutPeople: readonly SqlTable[] = all
  .filter(({ isPersonal }) => !isPersonal)
  .map((table) => ({ ...table, columns: table.columns.filter(({ isPersonal }) => !isPersonal) }))

/** Every table that a query may name, with its columns: without all that tells who somebody is, for who may not see it. */
export const sqlTables = (seesPeople: boolean): readonly SqlTable[] => (seesPeople ? all : withoutPeople)

/** The sub-query that stands for a table: of the sites `{sites:Array(String)}`, at `{now:Int64}`. */
export function tableQuery({ columns, from }: SqlTable): string {
  const selected = columns.map(({ name, sql }) => (sql === name ? name : `${sql} AS ${name}`))
  return `SELECT ${selected.join(', ')} FROM ${from}`
}

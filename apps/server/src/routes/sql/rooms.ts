import { askSql, sqlFunctions, sqlLimits, sqlTables } from '@sojourn/analytics'
import { sqlAnswer, sqlDirectory, sqlQuestion } from '@sojourn/contract'
import { sitesAsked } from '../../credentials/caller.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import type { Reads } from '../../reads.ts'
import { type Room, room } from '../../rooms/room.ts'
import { createTurns } from './take-turns.ts'

interface Deps {
  reads: Pick<Reads, 'ask'>
  now: () => number
}

/** Queries of one organization that run at once: the embedded engine has three places for readers. */
const atOnce = 2

export const sqlRooms = ({ reads, now }: Deps): Room[] => {
  const turns = createTurns(atOnce)
  return [
    room({
      guard: 'sql',
      method: 'post',
      path: '/api/v1/sql',
      tag: 'Analytics',
      summary: 'Ask in SQL',
      description:
        "One SELECT in ClickHouse's dialect over `events`, `sessions`, `users` and `conversations`, each of which holds " +
        'the rows of the sites that the credential covers, and nothing else. `GET /api/v1/sql` lists columns and ' +
        'functions. Who may not see people has no columns that tell who somebody is.',
      body: {
        schema: sqlQuestion,
        example: {
          query: 'SELECT channel, count() AS sessions FROM sessions GROUP BY channel ORDER BY sessions DESC',
        },
      },
      answers: { 200: { description: 'Columns and rows', schema: sqlAnswer } },
      problems: ['query_too_large', 'malformed_json', 'body_too_large', 'unsupported_media_type'],
      handle: async ({ c, caller, siteIds: covered }) => {
        const { query, siteId, limit } = parseBody(sqlQuestion, await readJson(c))
        const siteIds = siteId === undefined ? covered : sitesAsked(caller, siteId)
        const { signal } = c.req.raw
        const options = {
          now: now(),
          rowsMax: limit,
          seesPeople: caller.permissions.has('personal_data'),
          signal,
        }
        const answer = await turns.take(caller.organizationId, () =>
          reads.ask(siteIds, signal, (warehouse) => askSql(warehouse, siteIds, query, options)),
        )
        const { columns, rows, isCut, seconds } = answer
        return c.json({ columns, rows, isCut, statistics: { rows: rows.length, seconds } })
      },
    }),
    room({
      guard: 'sql',
      method: 'get',
      path: '/api/v1/sql',
      tag: 'Analytics',
      summary: 'What a question in SQL may name',
      answers: { 200: { description: 'Tables, columns, functions and limits', schema: sqlDirectory } },
      handle: ({ c, caller }) =>
        c.json({
          tables: sqlTables(caller.permissions.has('personal_data')).map(({ name, sentence, columns }) => ({
            name,
            description: sentence,
            columns: columns.map((column) => ({ name: column.name, description: column.sentence })),
          })),
          functions: sqlFunctions,
          limits: { rows: sqlLimits.rows, bytes: sqlLimits.bytes, seconds: sqlLimits.seconds, atOnce },
        }),
    }),
  ]
}

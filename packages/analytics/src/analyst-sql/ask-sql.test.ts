import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { insertEvents, insertSessions } from '@sojourn/warehouse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleEvent } from '../../test/example-event.ts'
import { exampleSession } from '../../test/example-session.ts'
import { askSql } from './ask-sql.ts'
import { sqlTables } from './tables.ts'

let store: TestWarehouse
const now = Date.UTC(2026, 0, 2)

beforeAll(async () => {
  store = await openTestWarehouse()
  const at = Date.UTC(2026, 0, 1)
  const event = (siteId: string, eventId: string, page: string) =>
    exampleEvent({
      siteId,
      eventId,
      page,
      type: 'page_view',
      sessionAt: at,
      timestamp: at,
      properties: '{"total":12.5}',
    })
  await insertEvents(
    store.warehouse,
    [
      ...Array.from({ length: 40 }, (_, index) => event('mine', `e${index}`, String(index % 4))),
      event('other', 'e1', '/secret'),
      event('third', 'e1', '9'),
    ],
    'events',
  )
  const session = (siteId: string, sessionId: string, userId: string, messageCount = 0) => {
    const example = exampleSession({})
    const times = { startedAt: at, lastEventAt: at + 60_000 }
    return {
      version: 1,
      stored: {
        ...example,
        userId,
        lastSeenAt: at + 60_000,
        session: { ...example.session, siteId, sessionId, sessionAt: at, messageCount, ...times },
      },
    }
  }
  await insertSessions(
    store.warehouse,
    [session('mine', 's1', 'ann'), session('mine', 's2', 'ann', 3), session('other', 's1', 'secret')],
    'sessions',
  )
})
afterAll(() => store?.close())

const ask = (query: string, rowsMax = 100, seesPeople = true) =>
  askSql(store.warehouse, ['mine'], query, { now, rowsMax, seesPeople, signal: new AbortController().signal })
const rowsOf = async (query: string) => (await ask(query)).rows

describe('a query of an analyst', () => {
  it('is answered with columns and rows', async () => {
    expect(
      await ask('SELECT page, count() AS views FROM events GROUP BY page ORDER BY page LIMIT 2;'),
    ).toEqual({
      columns: [
        { name: 'page', type: 'LowCardinality(String)' },
        { name: 'views', type: 'UInt64' },
      ],
      rows: [
        ['0', 10],
        ['1', 10],
      ],
      isCut: false,
      seconds: expect.any(Number),
    })
  })

  it('reads every column of every table', async () => {
    for (const { name, columns } of sqlTables(true)) {
      const answer = await ask(`SELECT * FROM ${name}`)
      expect(answer.columns.map((column) => column.name)).toEqual(columns.map((column) => column.name))
    }
    expect(await rowsOf('SELECT user_id, sessions FROM users')).toEqual([['ann', 2]])
    expect(await rowsOf('SELECT session_id, status, outcome FROM conversations')).toEqual([
      ['s2', 'expired', 'browsing'],
    ])
  })

  it('may use what SQL has', async () => {
    const cases: [string, unknown][] = [
      ["SELECT (1, 'a').2, [1, 2, 3][2], 7::String, CAST('5' AS Int8), -2 + 3 * 4", ['a', 2, '7', 5, 10]],
      [
        "SELECT CASE WHEN 1 = 2 THEN 'a' ELSE 'b' END, 1 > 2 ? 'a' : 'b', 'it''s' || '!'",
        ['b', 'b', "it's!"],
      ],
      ['SELECT arrayMap(x -> x * 2, [1, 2]), arrayFold((a, b) -> a + b, [1, 2], 0::Int64)', [[2, 4], 3]],
      [
        "SELECT DATE '2026-01-31' + INTERVAL 1 MONTH, EXTRACT(YEAR FROM DATE '2026-01-31')",
        ['2026-02-28', 2026],
      ],
      ["SELECT 2 IN (1, 2), 3 NOT BETWEEN 1 AND 2, NULL IS NULL, 'ab' NOT LIKE 'b%', NOT 1", [1, 1, 1, 1, 0]],
      ['SELECT sum(properties.total::Float64), quantile(0.5)(timestamp > 0) FROM events', [500, 1]],
      [
        "SELECT count(DISTINCT page), countIf(page = '1'), count(*) FILTER (WHERE page = '2') FROM events",
        [4, 10, 10],
      ],
      [
        'SELECT max(n) FROM (SELECT row_number() OVER (PARTITION BY page ORDER BY event_id DESC) AS n FROM events)',
        [10],
      ],
      ['SELECT a.n FROM (SELECT count() AS n FROM sessions) AS a CROSS JOIN (SELECT 1) AS b', [2]],
      [
        'WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a) SELECT x, y FROM a JOIN b ON x < y',
        [1, 2],
      ],
      ['SELECT count() FROM sessions WHERE session_id IN (SELECT session_id FROM conversations)', [1]],
      ['SELECT "page" FROM events -- the first\n/* of all */ ORDER BY `page` DESC LIMIT 1', ['3']],
      ['SELECT EXISTS (SELECT 1 FROM users), (SELECT count() FROM events)', [1, 40]],
    ]
    for (const [query, row] of cases) expect(await rowsOf(query), query).toEqual([row])
    expect(await rowsOf('SELECT 1 AS n UNION ALL SELECT 1 UNION ALL SELECT 2')).toHaveLength(3)
    expect(await rowsOf('(SELECT 1 UNION ALL SELECT 2) EXCEPT SELECT 2')).toEqual([[1]])
    expect(await rowsOf('SELECT page, event_id FROM events ORDER BY page LIMIT 1 BY page')).toHaveLength(4)
    expect(await rowsOf('SELECT page, count() FROM events GROUP BY ROLLUP(page)')).toHaveLength(5)
    const tags = 'SELECT tag FROM (SELECT [1, 2] AS tags) ARRAY JOIN tags AS tag ORDER BY ALL'
    expect(await rowsOf(tags)).toEqual([[1], [2]])
  })

  it('is cut where its answer is longer than was asked for', async () => {
    const { rows, isCut } = await ask('SELECT event_id FROM events', 5)
    expect({ rows: rows.length, isCut }).toEqual({ rows: 5, isCut: true })
  })

  it('says what the store finds wrong, without the insides', async () => {
    const faults: [string, string][] = [
      ['SELECT nothing FROM events', 'Unknown expression identifier nothing'],
      ['SELECT sum(page) FROM events', 'Illegal type String of argument for aggregate function sum'],
      ['SELECT page, count() FROM events', 'not under aggregate function'],
      ["SELECT toInt64('x')", 'a value cannot be read'],
    ]
    for (const [query, message] of faults) {
      const fault = await ask(query).catch((cause: Error) => cause)
      expect(fault).toMatchObject({ name: 'QuestionError', message: expect.stringContaining(message) })
      expect((fault as Error).message).not.toMatch(/site_id|PREWHERE|__table/)
    }
  })
})

describe('who may not see people', () => {
  it('has no column that tells who somebody is', async () => {
    const isPersonal = /user_id|visitor|person|url|referrer|agent|^ip$|properties|message$|question|metadata/
    for (const { name, columns } of sqlTables(false)) {
      const answer = await ask(`SELECT * FROM ${name}`, 100, false)
      expect(answer.columns.filter((column) => isPersonal.test(column.name))).toEqual([])
      expect(answer.columns).toHaveLength(columns.length)
    }
    const faults = ['SELECT user_id FROM sessions', 'SELECT events.props FROM events', 'SELECT * FROM users']
    for (const query of faults)
      await expect(ask(query, 100, false), query).rejects.toThrow(/[Ii]dentifier|no such table/)
  })
})

describe('rows of another site', () => {
  it('are in no answer', async () => {
    for (const { name } of sqlTables(true)) {
      expect(await rowsOf(`SELECT DISTINCT site_id FROM ${name}`)).toEqual([['mine']])
      expect(
        await rowsOf(`SELECT * FROM ${name} WHERE site_id != 'mine' OR 1 = 1 OR site_id = 'other'`),
      ).toEqual(await rowsOf(`SELECT * FROM ${name}`))
    }
    expect(await rowsOf("SELECT count() FROM events WHERE page = '/secret'")).toEqual([[0]])
  })

  it('never meet a condition whose failure would tell of them', async () => {
    const oracles = [
      "SELECT count() FROM events WHERE intDiv(1, page != '/secret') = 1",
      'SELECT count() FROM events WHERE toInt64(page) >= 0',
      "SELECT count() FROM events WHERE toInt64(page) >= 0 AND site_id IN ('mine', 'other')",
      'SELECT count() FROM (SELECT * FROM events) WHERE length(arrayMap(x -> toInt64(x), [page])) = 1',
      'SELECT count() FROM events AS a JOIN events AS b USING (event_id) WHERE toInt64(a.page) + toInt64(b.page) >= 0',
    ]
    for (const query of oracles) expect(await rowsOf(query), query).toEqual([[40]])
    const divided = "SELECT count() FROM sessions WHERE intDiv(1, user_id != 'secret') = 1"
    expect(await rowsOf(divided)).toEqual([[2]])
  })

  it('stay hidden from names that are shadowed', async () => {
    expect(await rowsOf("WITH events AS (SELECT 'mine' AS page) SELECT page FROM events")).toEqual([['mine']])
    expect(await rowsOf('WITH events AS (SELECT page FROM events) SELECT count() FROM events')).toEqual([
      [40],
    ])
    expect(await rowsOf('SELECT count() FROM events AS sessions')).toEqual([[40]])
    expect(await rowsOf("SELECT 'other' AS site_id, count() FROM events")).toEqual([['other', 40]])
  })

  it('are in no answer to who covers no site', async () => {
    const options = { now, rowsMax: 10, seesPeople: true, signal: new AbortController().signal }
    const query = 'SELECT count() FROM events'
    expect((await askSql(store.warehouse, [], query, options)).rows).toEqual([[0]])
  })

  it('are filtered by the store besides', async () => {
    const read = await store.warehouse.client.query({
      query: 'SELECT DISTINCT site_id FROM events AS x',
      format: 'JSONCompact',
      clickhouse_settings: { additional_table_filters: "{'events': 'site_id IN (\\'mine\\')'}" as never },
    })
    expect((await read.json<string[]>()).data).toEqual([['mine']])
  })
})

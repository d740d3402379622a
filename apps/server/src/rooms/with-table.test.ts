import { Hono } from 'hono'
import { parquetReadObjects } from 'hyparquet'
import { expect, it } from 'vitest'
import { room } from './room.ts'
import { withTable } from './with-table.ts'

const answer = {
  total: 3,
  rows: [
    { value: '=1+1', sessions: 2, previous: { sessions: 1 } },
    { value: null, sessions: 1, isNew: true },
  ],
}
const plain = room({
  guard: 'public',
  method: 'get',
  path: '/api/v1/analytics/breakdown',
  tag: 'Analytics',
  summary: 'Rows',
  answers: {},
  handle: ({ c }) => c.json(answer),
})
const app = new Hono().get('/', (c) =>
  withTable(plain, ({ rows }) => rows as object[]).handle({ c, query: { format: c.req.query('format') } }),
)

it('answers with its rows where a table is asked for, and else as ever', async () => {
  const asked = async (path: string, accept = '*/*') => app.request(path, { headers: { accept } })
  expect(await (await asked('/')).json()).toEqual(answer)
  const csv = "value,sessions,previous.sessions,isNew\r\n'=1+1,2,1,\r\n,1,,true\r\n"
  const file = await asked('/?format=csv')
  expect(await file.text()).toBe(csv)
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="breakdown.csv"')
  expect(await (await asked('/', 'text/csv, */*;q=0.1')).text()).toBe(csv)
  expect(await (await asked('/?format=json')).json()).toEqual(answer.rows)
  expect(
    (await (await asked('/?format=ndjson')).text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(answer.rows)
  const bytes = await (await asked('/?format=parquet')).arrayBuffer()
  expect(await parquetReadObjects({ file: bytes })).toEqual([
    { value: '=1+1', sessions: 2, 'previous.sessions': 1, isNew: null },
    { value: null, sessions: 1, 'previous.sessions': null, isNew: true },
  ])
})

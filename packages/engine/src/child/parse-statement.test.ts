import { expect, test } from 'vitest'
import { composeSql } from './compose-sql.ts'
import { parseStatement } from './parse-statement.ts'

const settings = new Map([['max_threads', "it's"]])

function compose(sql: string, parameters: Record<string, string> = {}): string {
  return composeSql(parseStatement(sql, new Map(Object.entries(parameters))), settings, 'TSV')
}

test.each([
  ['SELECT 1', "SELECT 1 FORMAT TSV SETTINGS max_threads = 'it\\'s'"],
  ['SELECT 1 FORMAT JSON', "SELECT 1 FORMAT JSON SETTINGS max_threads = 'it\\'s'"],
  ['SELECT format FROM t; -- end', "SELECT format FROM t FORMAT TSV SETTINGS max_threads = 'it\\'s'"],
  ['SELECT 1 SETTINGS a = 1 -- end', "SELECT 1 SETTINGS a = 1 FORMAT TSV SETTINGS max_threads = 'it\\'s'"],
  ['DELETE FROM t WHERE 1', "DELETE FROM t WHERE 1 SETTINGS max_threads = 'it\\'s'"],
  ['DELETE FROM t WHERE 1 SETTINGS a = 1', "DELETE FROM t WHERE 1  SETTINGS max_threads = 'it\\'s', a = 1"],
  ['SYSTEM SYNC FILE CACHE', 'SYSTEM SYNC FILE CACHE'],
  [
    'INSERT INTO t SELECT 1 FROM (SELECT 2)',
    "INSERT INTO t  SETTINGS max_threads = 'it\\'s' SELECT 1 FROM (SELECT 2)",
  ],
  [
    'INSERT INTO t SETTINGS a = 1 VALUES (2)',
    "INSERT INTO t  SETTINGS max_threads = 'it\\'s', a = 1 VALUES (2)",
  ],
  [
    'insert into t format CSV\n1;"{x:String}',
    "insert into t  SETTINGS max_threads = 'it\\'s' format CSV\n1;\"{x:String}",
  ],
])('settings stand where %j takes them', (sql, expected) => {
  expect(compose(sql, { x: 'no' })).toBe(expected)
})

test.each([
  ['SELECT 1', 'read'],
  ['  /* a */ (SELECT 1) UNION ALL (SELECT 2)', 'read'],
  ['WITH 1 AS x SELECT x', 'read'],
  ['INSERT INTO t SELECT 1', 'write'],
  ['ALTER TABLE t DELETE WHERE 1', 'write'],
  ['OPTIMIZE TABLE t FINAL', 'upkeep'],
  ['KILL QUERY WHERE 1', 'control'],
])('%j is run as a %s', (sql, lane) => {
  expect(parseStatement(sql, new Map()).lane).toBe(lane)
})

test('a setting needs a name', () => {
  const statement = parseStatement('SELECT 1', new Map())
  expect(() => composeSql(statement, new Map([['a = 1, b', '2']]), 'TSV')).toThrow('Code: 115')
})

test.each(['', ' -- nothing', 'SELECT 1; SELECT 2', ';SELECT 1'])('%j is not one statement', (sql) => {
  expect(() => parseStatement(sql, new Map())).toThrow('Code: 62')
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QuestionError } from '../frame/question-error.ts'
import { functionNames, knownFunction } from './functions.ts'
import { sqlTables, tableQuery } from './tables.ts'
import { translateSql as translate } from './translate-sql.ts'

const translateSql = (query: string) => translate(query, true)

/** Everything that reads more than the tables, or does more than read. */
const attacks = [
  // Other tables, however they are written.
  'SELECT * FROM system.tables',
  'SELECT * FROM `system`.`tables`',
  'SELECT * FROM "system"."tables"',
  'SELECT * FROM `system.tables`',
  'SELECT * FROM default.events',
  'SELECT * FROM sojourn.events',
  'SELECT * FROM default/**/./**/events',
  'SELECT * FROM identities',
  'SELECT * FROM ledger',
  'SELECT * FROM EVENTS',
  'SELECT * FROM events, system.tables',
  'SELECT * FROM events JOIN system.one ON 1 = 1',
  'SELECT * FROM (SELECT * FROM (SELECT * FROM session_changes))',
  'SELECT (SELECT count() FROM session_changes)',
  'WITH x AS (SELECT * FROM system.tables) SELECT * FROM x',
  'WITH x AS (SELECT * FROM y), y AS (SELECT 1) SELECT * FROM x',
  'WITH RECURSIVE x AS (SELECT 1 UNION ALL SELECT * FROM x) SELECT * FROM x',
  'WITH x AS (SELECT * FROM x) SELECT * FROM x',
  'SELECT 1 UNION ALL SELECT name FROM system.databases',
  'SELECT 1 EXCEPT SELECT name FROM system.databases',
  '(SELECT 1) INTERSECT (SELECT name FROM system.databases)',
  'SELECT EXISTS (SELECT 1 FROM system.users)',
  'SELECT EXISTS(system.users)',
  // A name behind IN is a table to the store.
  "SELECT 'x' IN sessions",
  "SELECT 'x' IN (sessions)",
  "SELECT 'x' IN ((sessions))",
  "SELECT 'x' IN system.users",
  "SELECT 'x' NOT IN `system`.`users`",
  'SELECT page IN (1, sessions) FROM events',
  "SELECT in('x', sessions)",
  "SELECT globalIn('x', sessions)",
  "SELECT 'x' GLOBAL IN sessions",
  // Functions that are tables.
  "SELECT * FROM file('/etc/passwd')",
  "SELECT * FROM url('http://169.254.169.254/', CSV)",
  "SELECT * FROM s3('https://bucket/x.csv')",
  "SELECT * FROM remote('127.0.0.1', default.events)",
  "SELECT * FROM mysql('a', 'b', 'c', 'd', 'e')",
  "SELECT * FROM postgresql('a', 'b', 'c', 'd', 'e')",
  "SELECT * FROM executable('id', TSV, 'x String')",
  "SELECT * FROM merge('default', '.*')",
  'SELECT * FROM merge(default, events)',
  'SELECT * FROM view(SELECT * FROM default.events)',
  'SELECT * FROM input()',
  "SELECT * FROM cluster('default', default.events)",
  'SELECT * FROM numbers(10)',
  "SELECT * FROM dictionary('x')",
  'SELECT * FROM `file`(1)',
  "SELECT * FROM FILE ('/etc/passwd')",
  'SELECT * FROM loop(default.events)',
  'SELECT * FROM mergeTreeIndex(default, events)',
  'SELECT * FROM format(CSV, 1)',
  'SELECT * FROM events AS x(1)',
  // Functions that look elsewhere, wait or tell of the machine.
  "SELECT file('/etc/passwd')",
  "SELECT FiLe('/etc/passwd')",
  "SELECT `file`('/etc/passwd')",
  "SELECT joinGet('default.j', 'v', 1)",
  "SELECT dictGet('d', 'v', 1)",
  "SELECT dictGetOrDefault('d', 'v', 1, 2)",
  "SELECT getSetting('max_threads')",
  "SELECT getServerSetting('x')",
  "SELECT getMacro('x')",
  "SELECT hasColumnInTable('default', 'events', 'ip')",
  'SELECT sleep(3)',
  'SELECT sleepEachRow(1) FROM events',
  'SELECT hostName(), version(), uptime(), currentUser(), currentDatabase()',
  'SELECT user, database() FROM events',
  'SELECT throwIf(1)',
  "SELECT catboostEvaluate('/x', 1)",
  "SELECT arrayReduce('sum', [1])",
  "SELECT initializeAggregation('sum', 1)",
  "SELECT evalMLMethod('x', 1)",
  "SELECT aiGenerate('x', 'y')",
  "SELECT generateSerialID('x')",
  "SELECT executable_udf('x')",
  "SELECT addressToLine(1), demangle('x')",
  'SELECT sumState(1), sumMerge(1), sumSimpleState(1)',
  'SELECT toInt64If(1, 1)',
  'SELECT * APPLY(file) FROM events',
  'SELECT * REPLACE (1 AS page) FROM events',
  "SELECT COLUMNS('.*') FROM events",
  // Statements that do something.
  'DROP TABLE events',
  'INSERT INTO events SELECT * FROM events',
  'ALTER TABLE events DELETE WHERE 1',
  'CREATE TABLE x AS SELECT 1',
  'SET readonly = 0',
  'SYSTEM SHUTDOWN',
  'SHOW TABLES',
  'DESCRIBE events',
  'EXPLAIN SELECT 1',
  'KILL QUERY WHERE 1',
  'SELECT 1; DROP TABLE events',
  'SELECT 1;; SELECT 2',
  'SELECT 1 PARALLEL WITH SELECT 2',
  // What stands behind a query.
  "SELECT 1 INTO OUTFILE 'x.tsv'",
  'SELECT 1 FORMAT Native',
  'SELECT 1 SETTINGS readonly = 0',
  'SELECT * FROM (SELECT 1 SETTINGS max_memory_usage = 0)',
  'SELECT * FROM events FINAL SETTINGS additional_table_filters = {}',
  'SELECT * FROM events SAMPLE 1/10',
  'SELECT * FROM events PREWHERE 1',
  'SELECT 1 WITH TOTALS',
  // Comments, quotes and signs that might be read in two ways.
  'SELECT 1 /*! FROM system.tables */ FROM /* */system.tables',
  'SELECT 1 -- \n FROM system.tables',
  'SELECT 1 # FROM events\n FROM system.tables',
  'SELECT 1 #! x',
  'SELECT $$x$$',
  'SELECT $tag$ FROM events $tag$',
  'SELECT ‘x’ FROM events',
  'SELECT “page” FROM events',
  "SELECT 'x",
  'SELECT "page',
  'SELECT 1 /* never closed',
  'SELECT `pa\\`ge` FROM events',
  'SELECT `pa``ge` FROM events',
  'SELECT "pa\nge" FROM events',
  'SELECT {sites:Array(String)}',
  'SELECT {x:Identifier} FROM events',
  'SELECT * FROM {x:Identifier}',
  "SELECT {'a': 1}",
  'SELECT @@version',
  'SELECT ?',
  'SELECT 0x41 FROM ｅvents',
  'SELECT * FROM еvents',
  'SELECT * FROM events​',
  'SELECT * FROM events\u0000 FROM system.tables',
  "SELECT CAST(1 AS Enum8('a' = 1))",
  'SELECT 1::JSON',
  'SELECT x::AggregateFunction(sum, Int64) FROM events',
  '',
  ';',
  '(',
  `SELECT ${'('.repeat(200)}1${')'.repeat(200)}`,
  `SELECT ${'NOT '.repeat(500)}1`,
  `SELECT ${'-'.repeat(3)} 1`,
]

/** The tables of the store that a printed query reads, without what stands in quotes. */
function tablesIn(printed: string): string[] {
  let bare = printed.replace(/'(?:\\.|[^'\\])*'|`[^`]*`/g, '?')
  for (const table of sqlTables(true)) {
    const own = tableQuery(table).replace(/'(?:\\.|[^'\\])*'|`[^`]*`/g, '?')
    bare = bare.replaceAll(own, 'OWN')
  }
  return [...bare.matchAll(/\b(?:FROM|JOIN|IN)\b\s*([^\s(]\S*)/g)].map(([, name = '']) => name)
}

describe('what a query cannot say', () => {
  it.each(attacks)('%s', (attack) => {
    expect(() => translateSql(attack)).toThrow(QuestionError)
  })

  it('is nothing that words and signs in any order come to', () => {
    const words = [
      ...'SELECT FROM WHERE events sessions system tables default file sum count x y IN NOT AS JOIN ON WITH UNION ALL'.split(
        ' ',
      ),
      ...[
        '(',
        ')',
        ',',
        '.',
        '*',
        '=',
        '->',
        '::',
        "'a'",
        '`b`',
        '"c"',
        '1',
        ';',
        '/*',
        '*/',
        '--',
        '\n',
        '[',
        ']',
        '?',
        ':',
      ],
    ]
    const query = fc
      .array(fc.constantFrom(...words), { minLength: 2, maxLength: 14 })
      .map((parts) => parts.join(' '))
    const within = fc.constantFrom(
      'SELECT ? FROM events',
      'SELECT 1 FROM ?',
      'SELECT 1 WHERE x IN ?',
      'WITH x AS (?) SELECT 1',
    )
    fc.assert(
      fc.property(within, query, (frame, part) => {
        for (const text of [part, frame.replace('?', part)]) {
          let printed: string
          try {
            printed = translateSql(text)
          } catch (fault) {
            expect(fault).toBeInstanceOf(QuestionError)
            continue
          }
          expect(tablesIn(printed), text).toEqual([])
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('is not hidden in texts and names', () => {
    const text = "it's \\ '; DROP -- /* {sites:Array(String)} \n"
    const written = `SELECT '${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}' AS "a (b); c"`
    expect(translateSql(written)).toBe(
      "SELECT 'it\\'s \\\\ \\'; DROP -- /* {sites:Array(String)} \n' AS `a (b); c`",
    )
  })
})

describe('a fault', () => {
  it('names the place, and what would be right', () => {
    const faultOf = (query: string) => {
      try {
        return translateSql(query)
      } catch (fault) {
        return (fault as Error).message
      }
    }
    expect(faultOf('SELECT page\nFROM system.tables')).toBe(
      'query line 2, column 6: there is no such table here; there are events, sessions, users, conversations; found: "system"',
    )
    expect(faultOf("SELECT file('x')")).toContain('line 1, column 8: there is no such function here')
    expect(faultOf("SELECT 'x")).toBe("query line 1, column 8: the ' that begins here is never closed")
    expect(faultOf('SELECT 1 LIMIT x')).toContain('column 16: a whole number must come here; found: "x"')
    expect(faultOf('SELECT 1 SETTINGS a = 1')).toContain('leave SETTINGS out')
  })
})

describe('the functions', () => {
  it('are a closed list, in any case, with combinators of aggregates alone', () => {
    expect(['COUNTIF', 'uniqExactOrNullIf', 'tostring', 'Left'].map(knownFunction)).toEqual([
      'countIf',
      'uniqExactOrNullIf',
      'toString',
      'left',
    ])
    expect(
      functionNames.filter((name) => /file|dict|setting|sleep|url$|host|user|macro/i.test(name)),
    ).toEqual([])
  })
})

import { Grid, Stack, Text } from '@mantine/core'
import type { SqlAnswerBody } from '@sojourn/contract'
import { Answer } from '../../parts/answer.tsx'
import { TableShapes } from '../../parts/answer-states/shapes.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveMenu } from '../../parts/save-menu.tsx'
import { Screen } from '../../parts/screen.tsx'
import { useSearchValue } from '../../view/use-search-value.ts'
import { useView } from '../../view/use-view.ts'
import { QueryField } from './query-field.tsx'
import { firstQuery, isFigure, shortOfCell, textOfCell } from './sql-model.ts'
import { TableList, TableListShapes } from './table-list.tsx'
import { useSql, useSqlDirectory } from './use-sql.ts'

/** Questions that no page answers. */
export function Page() {
  const { view } = useView()
  const [query, setQuery] = useSearchValue('query')
  const answer = useSql(query, view.site)
  const directory = useSqlDirectory(view.site)
  const run = (next: string) => (next === query ? void answer.refetch() : setQuery(next))
  return (
    <Screen
      title="SQL"
      note="One SELECT in ClickHouse's dialect, over the sites that you see. Nothing can be changed."
    >
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="md">
            <Panel title="Query">
              <QueryField standing={query || firstQuery} isRunning={answer.isFetching} onRun={run} />
            </Panel>
            {query && (
              <Panel
                title="Answer"
                note={answer.data && noteOf(answer.data)}
                isFlush
                actions={
                  answer.data && (
                    <SaveMenu
                      name="answer"
                      answer={answer.data}
                      rows={() => ({
                        headings: answer.data.columns.map(({ name }) => name),
                        rows: answer.data.rows,
                      })}
                    />
                  )
                }
              >
                {/* A fault of the query that stands here outweighs the answer to the one before. */}
                <Answer
                  query={answer.error ? { ...answer, data: undefined } : answer}
                  what="The rows"
                  height={240}
                  shapes={<TableShapes rows={5} />}
                >
                  {(found) => <AnswerTable answer={found} />}
                </Answer>
              </Panel>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Panel title="Tables" isFlush>
            <Answer what="The tables" query={directory} height={160} shapes={<TableListShapes />}>
              {({ tables }) => <TableList tables={tables} />}
            </Answer>
          </Panel>
        </Grid.Col>
      </Grid>
    </Screen>
  )
}

const noteOf = ({ isCut, statistics: { rows, seconds } }: SqlAnswerBody): string =>
  `${isCut ? 'The first ' : ''}${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'} in ${seconds.toFixed(2)} s`

function AnswerTable({ answer: { columns, rows } }: { readonly answer: SqlAnswerBody }) {
  return (
    <DataTable
      label="Answer"
      columns={columns.map(({ name, type }, index) => ({
        key: `${index} ${name}`,
        heading: <span title={type}>{name}</span>,
        width: 120,
        isFigure: isFigure(type),
        cell: ({ cells }: { cells: readonly unknown[] }) => {
          const cell = cells[index]
          return (
            <Text size="sm" className="cut" title={textOfCell(cell)}>
              {shortOfCell(cell)}
            </Text>
          )
        },
      }))}
      rows={rows.map((cells, index) => ({ cells, key: String(index) }))}
      keyOf={({ key }) => key}
    />
  )
}

import type { ComponentProps, ReactNode } from 'react'
import { Answer } from '../answer.tsx'
import { TableShapes } from '../answer-states/shapes.tsx'
import { DataTable } from '../data-table.tsx'

type Table<Row> = Omit<ComponentProps<typeof DataTable<Row>>, 'rows'>

/** Pixels. */
const rowHeight = 37

/** A list as it is answered: on its way, failed, with nothing in it, or as a table. */
export function ListAnswer<Row>(
  props: Table<Row> & {
    readonly query: ComponentProps<typeof Answer<readonly Row[]>>['query']
    /** Pixels that it will take. @default 200 */
    readonly height?: number
    /** What to say, and to do, where there is none. */
    readonly empty?: ReactNode
  },
) {
  const { query, height = 200, empty, ...table } = props
  return (
    <Answer
      what={`The list “${table.label}”`}
      query={query}
      height={height}
      shapes={<TableShapes rows={Math.floor(height / rowHeight) - 1} />}
      isEmpty={(rows) => rows.length === 0}
      empty={empty}
    >
      {(rows) => <DataTable {...table} rows={rows} />}
    </Answer>
  )
}

import { ScrollArea, Table } from '@mantine/core'
import { type Column, narrowest, TableHead, TableRow } from './table-cells.tsx'

export type { Column } from './table-cells.tsx'

/** Rows under headings. */
export function DataTable<Row>(props: {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly onOpen?: (row: Row) => void
}) {
  const { label, columns, rows, keyOf, onOpen } = props
  return (
    <ScrollArea type="auto" offsetScrollbars="x">
      <Table
        verticalSpacing={7}
        horizontalSpacing="md"
        aria-label={label}
        miw={columns.reduce((sum, { width = narrowest }) => sum + width, 0)}
      >
        <TableHead columns={columns} />
        <Table.Tbody>
          {rows.map((row) => (
            <TableRow key={keyOf(row)} row={row} columns={columns} onOpen={onOpen} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}

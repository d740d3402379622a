import './table-cells.css'
import { Table } from '@mantine/core'
import { type MouseEvent, memo, type ReactNode } from 'react'

/** A column: its heading, and what stands in it. */
export interface Column<Row> {
  readonly key: string
  readonly heading: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Figures stand right. */
  readonly isFigure?: boolean
  /** Pixels at the least. */
  readonly width?: number
  /** Where the rows are in order of it. */
  readonly sorted?: 'asc' | 'desc'
}

/** Pixels of a column that says nothing else: a figure of some digits. */
export const narrowest = 84

/** The headings over columns. */
export function TableHead<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  return (
    <Table.Thead>
      <Table.Tr>
        {columns.map((column) => (
          <Table.Th
            key={column.key}
            ta={column.isFigure ? 'right' : 'left'}
            {...(column.sorted
              ? { 'aria-sort': column.sorted === 'asc' ? ('ascending' as const) : ('descending' as const) }
              : {})}
            miw={column.width}
            className="quiet"
            fz="xs"
            fw={500}
            style={{ whiteSpace: 'nowrap' }}
          >
            {column.heading}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  )
}

interface RowProps<Row> {
  readonly row: Row
  readonly columns: readonly Column<Row>[]
  readonly onOpen?: ((row: Row) => void) | undefined
  /** Its place in a table of which not every row is drawn; the headings have 1. */
  readonly place?: number
  /** Pixels, where every row has the same. */
  readonly height?: number
}

/**
 * A row of cells; one that leads somewhere can be reached and opened by the keyboard. Plain elements, and drawn again only
 * where something about it changed: while a long list is scrolled, every frame draws dozens of them.
 */
export const TableRow = memo(function TableRow<Row>(props: RowProps<Row>) {
  const { row, columns, onOpen, place, height } = props
  return (
    <tr
      aria-rowindex={place}
      style={height ? { height } : undefined}
      {...(onOpen
        ? {
            className: 'table-row row-link',
            tabIndex: 0,
            onClick: (event) => {
              if (!isOnControl(event)) onOpen(row)
            },
            onKeyDown: (event) => {
              if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(row)
            },
          }
        : { className: 'table-row' })}
    >
      {columns.map((column) => (
        <td key={column.key} className={column.isFigure ? 'table-cell figures' : 'table-cell'}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}) as <Row>(props: RowProps<Row>) => ReactNode

/** Whether a click was for something in the row, or in a dialog that was opened from it: that is not the row's. */
function isOnControl({ target, currentTarget }: MouseEvent): boolean {
  return (
    target instanceof Element &&
    (!currentTarget.contains(target) || target.closest('a, button, input, label') !== null)
  )
}

import { ScrollArea, Table } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { MoreButton } from './more-button.tsx'
import { type Column, narrowest, TableHead, TableRow } from './table-cells.tsx'
import { useRowsInSight } from './use-rows-in-sight.ts'

/** Pixels of a row with its line below; each is one line of text. */
const rowHeight = 37
/** So many rows before the end the next ones are asked for. */
const aheadRows = 40

/**
 * As many rows as there are, of which only those in sight are drawn; the next come as one scrolls. Columns keep their
 * widths, whatever the rows hold. Keep `columns` between renders: with others every row is drawn anew.
 */
export function LongTable<Row>(props: {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  /** Where the next rows come from. */
  readonly query: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly isFetchNextPageError?: boolean
    readonly fetchNextPage: () => unknown
  }
}) {
  const { label, columns, rows, keyOf, onOpen, query } = props
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError = false, fetchNextPage } = query
  const body = useRef<HTMLTableSectionElement>(null)
  const { first, end } = useRowsInSight(body, rows.length, rowHeight)
  const isNearEnd = end >= rows.length - aheadRows
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) fetchNextPage()
  }, [isNearEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  return (
    <>
      <ScrollArea type="auto" offsetScrollbars="x">
        <Table
          layout="fixed"
          verticalSpacing={7}
          horizontalSpacing="sm"
          aria-label={label}
          aria-rowcount={hasNextPage ? -1 : rows.length + 1}
          miw={columns.reduce((sum, { width = narrowest }) => sum + width, 0)}
        >
          <colgroup>
            {columns.map(({ key, width = narrowest }) => (
              <col key={key} style={{ width }} />
            ))}
          </colgroup>
          <TableHead columns={columns} />
          <Table.Tbody ref={body}>
            <Gap rows={first} />
            {rows.slice(first, end).map((row, index) => (
              <TableRow
                key={keyOf(row)}
                row={row}
                columns={columns}
                onOpen={onOpen}
                place={first + index + 2}
                height={rowHeight}
              />
            ))}
            <Gap rows={rows.length - end} />
          </Table.Tbody>
        </Table>
      </ScrollArea>
      {isFetchNextPageError && <MoreButton query={query} />}
    </>
  )
}

/** The place of rows that are not drawn. */
function Gap({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null
  return (
    <tr aria-hidden>
      <td style={{ height: rows * rowHeight, padding: 0, border: 0 }} />
    </tr>
  )
}

import { ScrollArea, Table } from '@mantine/core'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Column, narrowest, TableHead, TableRow } from './table-cells.tsx'

/** Pixels of a row before it was measured. */
const rowHeight = 37
/** Rows drawn beyond what is seen, on either side. */
const overscan = 12
/** So many rows before the end the next ones are asked for. */
const aheadRows = 40

/**
 * As many rows as there are, of which only those in sight are drawn; the next come as one scrolls. Columns keep their
 * widths, whatever the rows hold.
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
    readonly fetchNextPage: () => unknown
  }
}) {
  const { label, columns, rows, keyOf, onOpen, query } = props
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const body = useRef<HTMLTableSectionElement>(null)
  const [top, setTop] = useState(0)
  // What stands above may come and go with every drawing.
  useLayoutEffect(() => {
    if (body.current) setTop(Math.round(body.current.getBoundingClientRect().top + window.scrollY))
  })
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan,
    scrollMargin: top,
  })
  const items = virtual.getVirtualItems()
  const lastIndex = items.at(-1)?.index ?? -1
  const isNearEnd = lastIndex >= rows.length - aheadRows
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage) fetchNextPage()
  }, [isNearEnd, hasNextPage, isFetchingNextPage, fetchNextPage])
  const above = (items[0]?.start ?? top) - top
  const below = virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top)
  return (
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
          <Gap height={above} />
          {items.map(({ index }) => {
            const row = rows[index]
            return (
              row && (
                <TableRow key={keyOf(row)} row={row} columns={columns} onOpen={onOpen} place={index + 2} />
              )
            )
          })}
          <Gap height={below} />
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}

/** The place of rows that are not drawn. */
function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}

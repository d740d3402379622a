import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatDay } from '../../format/format.ts'
import type { Column } from '../table-cells.tsx'

/** What a row is called, and a quiet line below. */
export const nameColumn = <Row,>(
  heading: string,
  nameOf: (row: Row) => ReactNode,
  options: { readonly width?: number; readonly below?: (row: Row) => ReactNode } = {},
): Column<Row> => {
  const { width = 180, below } = options
  return {
    key: 'name',
    heading,
    width,
    cell: (row) => (
      <>
        <Text size="sm" fw={500} className="cut" component="div">
          {nameOf(row)}
        </Text>
        {below && (
          <Text size="xs" className="quiet cut" component="div">
            {below(row)}
          </Text>
        )}
      </>
    ),
  }
}

/**
 * The day of an instant, in UTC: of things that belong to no site.
 * @param none what stands for null
 */
export const dayColumn = <Row,>(
  heading: string,
  dayOf: (row: Row) => string | null,
  none = '–',
): Column<Row> => ({
  key: heading,
  heading,
  width: 100,
  cell: (row) => {
    const day = dayOf(row)
    return day === null ? <span className="quiet">{none}</span> : formatDay(day, 'UTC')
  },
})

/** What can be done to a row, at its end. */
export const actionColumn = <Row,>(width: number, actionsOf: (row: Row) => ReactNode): Column<Row> => ({
  key: 'actions',
  heading: '',
  width,
  cell: (row) => (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {actionsOf(row)}
    </Group>
  ),
})

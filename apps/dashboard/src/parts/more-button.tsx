import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'

/** The way to the next page of a list; not there at its end. */
export function MoreButton(props: {
  readonly query: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
  /** @default Show more */
  readonly children?: ReactNode
}) {
  const { query, children = 'Show more' } = props
  if (!query.hasNextPage) return null
  return (
    <Group justify="center" p="sm">
      <Button
        variant="default"
        size="sm"
        loading={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {children}
      </Button>
    </Group>
  )
}

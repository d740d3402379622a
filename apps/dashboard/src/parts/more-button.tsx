import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** The way to the next page of a list; not there at its end. */
export function MoreButton(props: {
  readonly query: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly isFetchNextPageError?: boolean
    readonly fetchNextPage: () => unknown
  }
  /** @default Show more */
  readonly children?: ReactNode
}) {
  const { query, children = 'Show more' } = props
  if (!query.hasNextPage) return null
  return (
    <Group justify="center" gap="sm" p="sm">
      {query.isFetchNextPageError && (
        <Text role="alert" size="sm" className="quiet">
          What follows could not be read.
        </Text>
      )}
      <Button
        variant="default"
        size="sm"
        loading={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {query.isFetchNextPageError ? 'Try again' : children}
      </Button>
    </Group>
  )
}

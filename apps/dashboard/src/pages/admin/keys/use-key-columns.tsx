import { Badge, Button, Group, Text } from '@mantine/core'
import { type Key, type MadeKey, useRevokeKey, useRotateKey } from '../../../api/keys.ts'
import { formatAgo } from '../../../format/format.ts'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import type { Column } from '../../../parts/data-table.tsx'
import { actionColumn, dayColumn, nameColumn } from '../../../parts/lists/columns.tsx'
import { useSiteColumn } from '../../../parts/lists/use-site-column.ts'

/** Keys as a table has them, to rotate and to revoke. */
export function useKeyColumns(onMade: (made: MadeKey) => void): {
  columns: Column<Key>[]
  problem: Error | null
} {
  const site = useSiteColumn<Key>()
  const rotate = useRotateKey()
  const revoke = useRevokeKey()
  const now = Date.now()
  const columns = [
    nameColumn<Key>('Name', ({ name }) => name || 'Without a name', {
      width: 160,
      below: ({ kind, hint }) => (
        <Text span inherit ff="monospace">
          {kind === 'write' ? 'pk_' : 'sk_'}…{hint}
        </Text>
      ),
    }),
    scopeColumn,
    site,
    dayColumn<Key>('Made', ({ createdAt }) => createdAt),
    {
      key: 'used',
      heading: 'Last used',
      width: 110,
      cell: ({ lastUsedAt }: Key) =>
        lastUsedAt ? formatAgo(lastUsedAt, now) : <span className="quiet">never</span>,
    },
    dayColumn<Key>('Ends', ({ expiresAt }) => expiresAt, 'never'),
    actionColumn<Key>(150, ({ keyId, name }) => (
      <>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          title="A new key with the same rights; this one goes on for a day"
          loading={rotate.isPending && rotate.variables === keyId}
          onClick={() => rotate.mutate(keyId, { onSuccess: onMade })}
        >
          Rotate
        </Button>
        <ConfirmButton label="Revoke" question={`Revoke ${name || 'this key'}?`} mutation={revoke} of={keyId}>
          Whatever uses it is refused at once. Rotate it instead where something still does.
        </ConfirmButton>
      </>
    )),
  ]
  return { columns, problem: rotate.error }
}

const scopeColumn: Column<Key> = {
  key: 'scopes',
  heading: 'May',
  width: 200,
  cell: ({ scopes }) => (
    <Group gap={4}>
      {scopes.map((scope) => (
        <Badge key={scope} variant="default" size="sm" radius="sm" tt="none" fw={500}>
          {scope}
        </Badge>
      ))}
    </Group>
  ),
}

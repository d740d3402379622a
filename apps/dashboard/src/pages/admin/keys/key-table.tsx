import { Badge, Button, Group, Text } from '@mantine/core'
import { type Key, type MadeKey, useRevokeKey, useRotateKey } from '../../../api/keys.ts'
import { useSites } from '../../../api/sites.ts'
import { formatAgo, formatDay } from '../../../format/format.ts'
import { Failed } from '../../../parts/answer.tsx'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'

/** Keys, to rotate and to revoke. */
export function KeyTable(props: { readonly keys: readonly Key[]; readonly onMade: (made: MadeKey) => void }) {
  const { keys, onMade } = props
  const sites = useSites()
  const rotate = useRotateKey()
  const revoke = useRevokeKey()
  const now = Date.now()
  const columns: Column<Key>[] = [
    {
      key: 'name',
      heading: 'Name',
      width: 160,
      cell: ({ name, kind, hint }) => (
        <>
          <Text size="sm" fw={500} className="cut">
            {name || 'Without a name'}
          </Text>
          <Text size="xs" ff="monospace" className="quiet">
            {kind === 'write' ? 'pk_' : 'sk_'}…{hint}
          </Text>
        </>
      ),
    },
    {
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
    },
    {
      key: 'site',
      heading: 'Site',
      width: 120,
      cell: ({ siteId }) =>
        siteId === null ? 'All sites' : (sites.find((site) => site.siteId === siteId)?.name ?? siteId),
    },
    { key: 'made', heading: 'Made', width: 100, cell: ({ createdAt }) => formatDay(createdAt, 'UTC') },
    {
      key: 'used',
      heading: 'Last used',
      width: 110,
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? formatAgo(lastUsedAt, now) : <span className="quiet">never</span>,
    },
    {
      key: 'end',
      heading: 'Ends',
      width: 100,
      cell: ({ expiresAt }) =>
        expiresAt ? formatDay(expiresAt, 'UTC') : <span className="quiet">never</span>,
    },
    {
      key: 'change',
      heading: '',
      width: 150,
      cell: (key) => (
        <Group gap={2} wrap="nowrap" justify="flex-end">
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            title="A new key with the same rights; this one goes on for a day"
            loading={rotate.isPending && rotate.variables === key.keyId}
            onClick={() => rotate.mutate(key.keyId, { onSuccess: onMade })}
          >
            Rotate
          </Button>
          <ConfirmButton
            label="Revoke"
            question={`Revoke ${key.name || 'this key'}?`}
            mutation={revoke}
            onConfirm={() => revoke.mutateAsync(key.keyId)}
          >
            Whatever uses it is refused at once. Rotate it instead where something still does.
          </ConfirmButton>
        </Group>
      ),
    },
  ]
  return (
    <>
      {rotate.error && <Failed error={rotate.error} />}
      <DataTable label="Keys" columns={columns} rows={keys} keyOf={({ keyId }) => keyId} />
    </>
  )
}

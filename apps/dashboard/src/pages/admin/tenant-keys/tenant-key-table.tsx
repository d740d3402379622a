import { Text } from '@mantine/core'
import { type TenantKey, useRevokeTenantKey } from '../../../api/tenant-keys.ts'
import { formatDay } from '../../../format/format.ts'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import { CopyText } from '../../../parts/copy-text.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'

const columns: Column<TenantKey>[] = [
  {
    key: 'name',
    heading: 'Key',
    width: 160,
    cell: ({ name }) => (
      <Text size="sm" fw={500}>
        {name}
      </Text>
    ),
  },
  { key: 'id', heading: 'Id (kid)', width: 200, cell: ({ tenantKeyId }) => <CopyText text={tenantKeyId} /> },
  { key: 'algorithm', heading: 'Algorithm', width: 90, cell: ({ algorithm }) => algorithm },
  { key: 'made', heading: 'Made', width: 90, cell: ({ createdAt }) => formatDay(createdAt, 'UTC') },
  {
    key: 'until',
    heading: 'Until',
    width: 100,
    cell: ({ expiresAt }) => (expiresAt === null ? 'No end' : formatDay(expiresAt, 'UTC')),
  },
  { key: 'do', heading: '', width: 90, cell: (key) => <Revoke tenantKey={key} /> },
]

/** Keys of tenant tokens, and the way to end them. */
export function TenantKeyTable({ keys }: { readonly keys: readonly TenantKey[] }) {
  return (
    <DataTable label="Tenant keys" columns={columns} rows={keys} keyOf={({ tenantKeyId }) => tenantKeyId} />
  )
}

function Revoke({ tenantKey: { tenantKeyId, name } }: { readonly tenantKey: TenantKey }) {
  const revoke = useRevokeTenantKey()
  return (
    <ConfirmButton
      label="Revoke"
      question={`Revoke ${name}?`}
      mutation={revoke}
      onConfirm={() => revoke.mutateAsync(tenantKeyId)}
    >
      Tokens that are signed with it are void at once. To go over to another key, make that one first.
    </ConfirmButton>
  )
}

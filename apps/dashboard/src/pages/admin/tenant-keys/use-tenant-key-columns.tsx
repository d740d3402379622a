import { type TenantKey, useRevokeTenantKey } from '../../../api/tenant-keys.ts'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import { CopyText } from '../../../parts/copy-text.tsx'
import type { Column } from '../../../parts/data-table.tsx'
import { actionColumn, dayColumn, nameColumn } from '../../../parts/lists/columns.tsx'

/** Keys of tenant tokens as a table has them, and the way to end them. */
export function useTenantKeyColumns(): Column<TenantKey>[] {
  const revoke = useRevokeTenantKey()
  return [
    nameColumn('Key', ({ name }) => name, { width: 160 }),
    {
      key: 'id',
      heading: 'Id (kid)',
      width: 200,
      cell: ({ tenantKeyId }) => <CopyText text={tenantKeyId} />,
    },
    { key: 'algorithm', heading: 'Algorithm', width: 90, cell: ({ algorithm }) => algorithm },
    dayColumn('Made', ({ createdAt }) => createdAt),
    dayColumn('Until', ({ expiresAt }) => expiresAt, 'no end'),
    actionColumn(90, ({ tenantKeyId, name }) => (
      <ConfirmButton label="Revoke" question={`Revoke ${name}?`} mutation={revoke} of={tenantKeyId}>
        Tokens that are signed with it are void at once. To go over to another key, make that one first.
      </ConfirmButton>
    )),
  ]
}

import { useMay } from '../../../api/account.ts'
import {
  type IdentityProvider,
  useIdentityProviders,
  useRemoveProvider,
} from '../../../api/identity-providers.ts'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import type { Column } from '../../../parts/data-table.tsx'
import { FormDialog } from '../../../parts/forms/form-dialog.tsx'
import { actionColumn } from '../../../parts/lists/columns.tsx'
import { ListPanel } from '../../../parts/lists/list-panel.tsx'
import { ProviderForm } from './provider-form.tsx'

/** Whose tokens the site's users may read their own sessions with. */
export function IdentityProviders({ siteId }: { readonly siteId: string }) {
  const query = useIdentityProviders(siteId)
  const remove = useRemoveProvider(siteId)
  const mayChange = useMay('admin')
  const columns: Column<IdentityProvider>[] = [
    { key: 'name', heading: 'Name', width: 130, cell: ({ name }) => name },
    { key: 'issuer', heading: 'Issuer', width: 260, cell: ({ issuer }) => issuer },
    {
      key: 'audiences',
      heading: 'Audiences',
      width: 200,
      cell: ({ audiences }) => audiences.join(', ') || '–',
    },
    { key: 'claim', heading: 'User’s id', width: 90, cell: ({ userClaim }) => userClaim },
    actionColumn(90, ({ providerId, name }) => (
      <ConfirmButton label="Remove" question={`Remove ${name}?`} mutation={remove} of={providerId}>
        Its tokens are void here at once. What was recorded stays.
      </ConfirmButton>
    )),
  ]
  return (
    <ListPanel
      title="Identity providers"
      note="With a token of one of these, a user of the site reads their own sessions and nothing else"
      actions={
        mayChange && (
          <FormDialog label="Add a provider" title="Add an identity provider" isMinor>
            {(close) => <ProviderForm siteId={siteId} onAdded={close} />}
          </FormDialog>
        )
      }
      query={query}
      height={100}
      empty="None: only members and keys read anything."
      columns={columns}
      keyOf={({ providerId }) => providerId}
    />
  )
}

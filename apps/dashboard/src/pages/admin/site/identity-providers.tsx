import { useMay } from '../../../api/account.ts'
import {
  type IdentityProvider,
  useIdentityProviders,
  useRemoveProvider,
} from '../../../api/identity-providers.ts'
import { Answer } from '../../../parts/answer.tsx'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { AddProvider } from './add-provider.tsx'

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
  { key: 'remove', heading: '', width: 90, cell: (provider) => <Remove provider={provider} /> },
]

/** Whose tokens the site's users may read their own sessions with. */
export function IdentityProviders({ siteId }: { readonly siteId: string }) {
  const query = useIdentityProviders(siteId)
  const mayChange = useMay('admin')
  return (
    <Panel
      title="Identity providers"
      note="With a token of one of these, a user of the site reads their own sessions and nothing else"
      isFlush
      actions={mayChange && <AddProvider siteId={siteId} />}
    >
      <Answer
        query={query}
        height={100}
        isEmpty={(all) => all.length === 0}
        empty="None: only members and keys read anything."
      >
        {(all) => (
          <DataTable
            label="Identity providers"
            columns={columns}
            rows={all}
            keyOf={({ providerId }) => providerId}
          />
        )}
      </Answer>
    </Panel>
  )
}

function Remove({ provider }: { readonly provider: IdentityProvider }) {
  const remove = useRemoveProvider()
  return (
    <ConfirmButton
      label="Remove"
      question={`Remove ${provider.name}?`}
      mutation={remove}
      onConfirm={() => remove.mutateAsync(provider.providerId)}
    >
      Its tokens are void here at once. What was recorded stays.
    </ConfirmButton>
  )
}

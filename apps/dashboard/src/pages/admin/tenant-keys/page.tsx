import { useState } from 'react'
import { type MadeTenantKey, useTenantKeys } from '../../../api/tenant-keys.ts'
import { FormDialog } from '../../../parts/forms/form-dialog.tsx'
import { ListPanel } from '../../../parts/lists/list-panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { ShownOnce } from '../../../parts/shown-once.tsx'
import { TenantKeyForm } from './tenant-key-form.tsx'
import { useTenantKeyColumns } from './use-tenant-key-columns.tsx'

/** The keys of tokens with which a vendor's backend reads for its own customers. */
export function Page() {
  const query = useTenantKeys()
  const [made, setMade] = useState<MadeTenantKey>()
  return (
    <Screen
      title="Tenant keys"
      note="For a product with Sojourn inside: your backend signs short tokens, each for the sites of one customer. Here is what they are checked by."
      actions={
        <FormDialog label="Make a key" title="Make a tenant key">
          {(close) => (
            <TenantKeyForm
              onMade={(key) => {
                setMade(key)
                close()
              }}
            />
          )}
        </FormDialog>
      }
    >
      {made?.privateKey && (
        <ShownOnce
          title={made.key.name}
          note={
            <>
              Your backend signs with this private key. It is shown this once and kept nowhere. The id of the
              key, for <code>kid</code>, is {made.key.tenantKeyId}.
            </>
          }
          text={JSON.stringify(made.privateKey, null, 2)}
          onClose={() => setMade(undefined)}
        />
      )}
      <ListPanel
        title="Tenant keys"
        query={query}
        empty="There is none. Nobody needs one who reads with keys, or signs in."
        columns={useTenantKeyColumns()}
        keyOf={({ tenantKeyId }) => tenantKeyId}
      />
    </Screen>
  )
}

import { Alert, Stack, Text } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { type MadeTenantKey, useTenantKeys } from '../../../api/tenant-keys.ts'
import { Answer } from '../../../parts/answer.tsx'
import { CopyBlock } from '../../../parts/copy-block.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { MakeTenantKey } from './make-tenant-key.tsx'
import { TenantKeyTable } from './tenant-key-table.tsx'

/** The keys of tokens with which a vendor's backend reads for its own customers. */
export function Page() {
  const query = useTenantKeys()
  const [made, setMade] = useState<MadeTenantKey>()
  return (
    <Screen
      title="Tenant keys"
      note="For a product with Sojourn inside: your backend signs short tokens, each for the sites of one customer. Here is what they are checked by."
      actions={<MakeTenantKey onMade={setMade} />}
    >
      {made?.privateKey && (
        <Alert
          variant="light"
          color="sojourn"
          icon={<IconKey size={18} />}
          title={made.key.name}
          withCloseButton
          closeButtonLabel="Close"
          onClose={() => setMade(undefined)}
        >
          <Stack gap="xs">
            <Text size="sm">
              Your backend signs with this private key. It is shown this once and kept nowhere. The id of the
              key, for <code>kid</code>, is {made.key.tenantKeyId}.
            </Text>
            <CopyBlock text={JSON.stringify(made.privateKey, null, 2)} />
          </Stack>
        </Alert>
      )}
      <Panel title="Tenant keys" isFlush>
        <Answer
          query={query}
          height={200}
          isEmpty={(keys) => keys.length === 0}
          empty="There is none. Nobody needs one who reads with keys, or signs in."
        >
          {(keys) => <TenantKeyTable keys={keys} />}
        </Answer>
      </Panel>
    </Screen>
  )
}

import { Stack, Switch } from '@mantine/core'
import type { SettingsPart } from './settings-form.tsx'

/** What is kept, and of whom. */
export function PrivacyFields({ draft, set }: SettingsPart) {
  return (
    <Stack gap="sm">
      <Switch
        label="Store addresses of visitors"
        description="The country is told from the address either way"
        checked={draft.storeIp}
        onChange={(event) => set({ storeIp: event.currentTarget.checked })}
      />
      <Switch
        label="Keep robots out"
        description="They are counted in the ledger, and nowhere else"
        checked={draft.botFilter}
        onChange={(event) => set({ botFilter: event.currentTarget.checked })}
      />
    </Stack>
  )
}

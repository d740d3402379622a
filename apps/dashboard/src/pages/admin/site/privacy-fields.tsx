import { NumberInput, SimpleGrid, Stack, Switch } from '@mantine/core'
import type { SettingsPart } from './settings-form.tsx'

/** What is kept, for how long, and of whom. */
export function PrivacyFields({ draft, set }: SettingsPart) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <NumberInput
        label="Days that events are kept"
        description="Older ones are removed, and refused when they come; empty: for ever"
        min={1}
        max={36_500}
        allowDecimal={false}
        value={draft.retentionDays ?? ''}
        onChange={(value) => set({ retentionDays: typeof value === 'number' ? value : null })}
      />
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
    </SimpleGrid>
  )
}

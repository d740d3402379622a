import { NumberInput, SimpleGrid, Stack } from '@mantine/core'
import type { SiteSettings } from '@sojourn/contract'
import { RetentionPreview } from './retention-preview.tsx'
import type { SettingsPart } from './settings-form.tsx'

type Days = 'retentionDays' | 'profileRetentionDays' | 'ledgerRetentionDays'

const fields: readonly { name: Days; label: string; description: string }[] = [
  {
    name: 'retentionDays',
    label: 'Days that events and sessions are kept',
    description: 'Older events are refused when they come. A session goes as a whole; empty: never',
  },
  {
    name: 'profileRetentionDays',
    label: 'Days until profiles are forgotten',
    description: 'Who a visitor was of whom no session is left; empty: never',
  },
  {
    name: 'ledgerRetentionDays',
    label: 'Days that the ledger is kept',
    description: 'What became of every event that was sent; empty: for ever',
  },
]

/** How long what is kept, and what would go. */
export function RetentionFields({ draft, set, siteId }: SettingsPart & { readonly siteId: string }) {
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        {fields.map(({ name, label, description }) => (
          <NumberInput
            key={name}
            label={label}
            description={description}
            min={1}
            max={36_500}
            allowDecimal={false}
            value={draft[name] ?? ''}
            onChange={(value) =>
              set({ [name]: typeof value === 'number' ? value : null } as Partial<SiteSettings>)
            }
          />
        ))}
      </SimpleGrid>
      <RetentionPreview siteId={siteId} draft={draft} />
    </Stack>
  )
}

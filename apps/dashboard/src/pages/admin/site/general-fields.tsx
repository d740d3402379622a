import { Select, SimpleGrid, TagsInput } from '@mantine/core'
import type { SettingsPart } from './settings-form.tsx'

const timezones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')]
const currencies = Intl.supportedValuesOf('currency')

/** Time zone, currency and who may send. */
export function GeneralFields({ draft, set }: SettingsPart) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Select
        label="Time zone"
        description="Where the borders of days, weeks and months lie"
        searchable
        limit={80}
        data={timezones.includes(draft.timezone) ? timezones : [draft.timezone, ...timezones]}
        value={draft.timezone}
        onChange={(timezone) => timezone && set({ timezone })}
        allowDeselect={false}
      />
      <Select
        label="Currency"
        description="In which revenue is shown first; others stay apart"
        searchable
        limit={80}
        data={currencies}
        value={draft.currency}
        onChange={(currency) => currency && set({ currency })}
        allowDeselect={false}
      />
      <TagsInput
        label="Allowed origins"
        description="Pages that may use the write key, such as https://shop.example; none: any"
        placeholder={draft.allowedOrigins.length === 0 ? 'https://shop.example' : ''}
        value={draft.allowedOrigins}
        onChange={(allowedOrigins) => set({ allowedOrigins })}
      />
    </SimpleGrid>
  )
}

import { SimpleGrid, TagsInput } from '@mantine/core'
import type { SettingsPart } from './settings-form.tsx'

/** What counts as success. */
export function GoalFields({ draft, set }: SettingsPart) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <TagsInput
        label="Conversions"
        description="Types of events that the site counts as its goal"
        value={draft.conversions}
        onChange={(conversions) => set({ conversions })}
      />
      <TagsInput
        label="Outcomes"
        description="Types of events that name what a session came to; the first that occurred wins"
        value={draft.outcomes}
        onChange={(outcomes) => set({ outcomes })}
      />
    </SimpleGrid>
  )
}

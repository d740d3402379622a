import { Button, Group, Stack, Text } from '@mantine/core'
import type { SiteSettings } from '@sojourn/contract'
import { useState } from 'react'
import { useMay } from '../../../api/account.ts'
import { type SiteAnswer, useChangeSettings } from '../../../api/sites.ts'
import { Failed } from '../../../parts/answer.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { GeneralFields } from './general-fields.tsx'
import { GoalFields } from './goal-fields.tsx'
import { PrivacyFields } from './privacy-fields.tsx'
import { RetentionFields } from './retention-fields.tsx'
import { PageRuleFields, SectionRuleFields } from './rule-fields.tsx'
import { RulePreview } from './rule-preview.tsx'
import { changesOf } from './settings-model.ts'
import { StageFields } from './stage-fields.tsx'

/** What the parts of the form get: the settings as they would be, and how to change them. */
export interface SettingsPart {
  readonly draft: SiteSettings
  readonly set: (change: Partial<SiteSettings>) => void
}

/** All settings of a site, with what they mean and what the rules would do; saved together. */
export function SettingsForm({ site }: { readonly site: SiteAnswer }) {
  const mayChange = useMay('admin')
  const [draft, setDraft] = useState(site.settings)
  const save = useChangeSettings(site.siteId)
  const changes = changesOf(site.settings, draft)
  const count = Object.keys(changes).length
  const part: SettingsPart = { draft, set: (change) => setDraft((before) => ({ ...before, ...change })) }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(changes)
      }}
    >
      <fieldset disabled={!mayChange} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <Stack gap="md">
          <Panel title="General">
            <GeneralFields {...part} />
          </Panel>
          <Panel title="Goals">
            <GoalFields {...part} />
          </Panel>
          <Panel title="Page paths" note="How paths are cleaned, so that the same page counts once">
            <PageRuleFields {...part} />
          </Panel>
          <Panel
            title="Sections"
            note="Which part of the app a path belongs to; without a rule, its first segment"
          >
            <SectionRuleFields {...part} />
          </Panel>
          <Panel title="Stages" note="Rules of the standard journey; the first that fits an event wins">
            <StageFields {...part} />
          </Panel>
          <Panel
            title="What the rules would do"
            note="Try paths of yours: as recorded now, and with the changes above"
          >
            <RulePreview stands={site.settings} draft={draft} siteId={site.siteId} />
          </Panel>
          <Panel title="How long it is kept">
            <RetentionFields {...part} siteId={site.siteId} />
          </Panel>
          <Panel title="Privacy">
            <PrivacyFields {...part} />
          </Panel>
        </Stack>
      </fieldset>
      {save.error && <Failed error={save.error} />}
      {save.isSuccess && count === 0 && (
        <Text size="sm" role="status" mt="md" style={{ color: 'var(--rise)' }}>
          Saved. It counts from the next event on.
        </Text>
      )}
      {count > 0 && (
        <Group
          className="panel"
          justify="space-between"
          px="md"
          py="sm"
          mt="md"
          style={{ position: 'sticky', bottom: 12, zIndex: 5, boxShadow: 'var(--mantine-shadow-md)' }}
        >
          <Text size="sm">{count === 1 ? 'One setting' : `${count} settings`} changed, not saved yet</Text>
          <Group gap="xs">
            <Button variant="default" size="sm" onClick={() => setDraft(site.settings)}>
              Take back
            </Button>
            <Button type="submit" size="sm" loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Group>
      )}
    </form>
  )
}

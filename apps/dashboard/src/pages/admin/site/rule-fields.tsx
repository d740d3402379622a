import { Stack, Switch, TextInput } from '@mantine/core'
import { RuleList } from './rule-list.tsx'
import type { SettingsPart } from './settings-form.tsx'

const half = { flex: '1 1 200px', minWidth: 0 }

/** How paths are cleaned: by themselves, or by rules of the site's own. */
export function PageRuleFields({ draft, set }: SettingsPart) {
  const rules = draft.pageRules
  return (
    <Stack gap="sm">
      <Switch
        label="Replace ids by themselves"
        description="/orders/8812345 counts as /orders/:id. Off: only by the rules below, in their order"
        checked={rules === null}
        onChange={(event) => set({ pageRules: event.currentTarget.checked ? null : [] })}
      />
      {rules && (
        <RuleList
          rules={rules}
          make={() => ({ match: '', replace: '' })}
          onChange={(pageRules) => set({ pageRules })}
        >
          {(rule, change, place) => (
            <>
              <TextInput
                label={`What matches (rule ${place + 1})`}
                placeholder="^/orders/[^/]+"
                required
                style={half}
                value={rule.match}
                onChange={(event) => change({ match: event.currentTarget.value })}
              />
              <TextInput
                label="becomes"
                placeholder="/orders/:id"
                style={half}
                value={rule.replace}
                onChange={(event) => change({ replace: event.currentTarget.value })}
              />
            </>
          )}
        </RuleList>
      )}
    </Stack>
  )
}

/** Which paths belong to which section. */
export function SectionRuleFields({ draft, set }: SettingsPart) {
  return (
    <RuleList
      rules={draft.sectionRules}
      make={() => ({ match: '', section: '' })}
      onChange={(sectionRules) => set({ sectionRules })}
    >
      {(rule, change, place) => (
        <>
          <TextInput
            label={`Paths that match (rule ${place + 1})`}
            placeholder="^/help"
            required
            style={half}
            value={rule.match}
            onChange={(event) => change({ match: event.currentTarget.value })}
          />
          <TextInput
            label="belong to"
            placeholder="support"
            required
            style={half}
            value={rule.section}
            onChange={(event) => change({ section: event.currentTarget.value })}
          />
        </>
      )}
    </RuleList>
  )
}

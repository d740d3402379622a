import { Select, TagsInput } from '@mantine/core'
import type { StageRule } from '@sojourn/contract'
import { formatName } from '../../../format/format.ts'
import { RuleList } from './rule-list.tsx'
import type { SettingsPart } from './settings-form.tsx'

const stages = [
  'browse',
  'product',
  'cart',
  'checkout',
  'confirmation',
] as const satisfies StageRule['stage'][]
const wide = { flex: '1 1 220px', minWidth: 0 }

/** What puts an event into a stage. Entry has no rule: every session has it. */
export function StageFields({ draft, set }: SettingsPart) {
  return (
    <RuleList
      rules={draft.stages}
      make={(): StageRule => ({ stage: 'browse', types: [], pages: [] })}
      onChange={(rules) => set({ stages: rules })}
    >
      {(rule, change, place) => (
        <>
          <Select
            label={`Stage (rule ${place + 1})`}
            w={150}
            data={stages.map((stage) => ({ value: stage, label: formatName(stage) }))}
            value={rule.stage}
            onChange={(stage) => stage && change({ stage: stage as StageRule['stage'] })}
            allowDeselect={false}
          />
          <TagsInput
            label="Events of type"
            style={wide}
            value={rule.types}
            onChange={(types) => change({ types })}
          />
          <TagsInput
            label="or views of pages that match"
            style={wide}
            value={rule.pages}
            onChange={(pages) => change({ pages })}
          />
        </>
      )}
    </RuleList>
  )
}

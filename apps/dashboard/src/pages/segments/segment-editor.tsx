import { Button, Drawer, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type SegmentDraft, useSaveSegment } from '../../api/segments.ts'
import { formatCount, formatShare } from '../../format/format.ts'
import { Answer, Failed } from '../../parts/answer.tsx'
import { useView } from '../../view/use-view.ts'
import { ConditionFields } from './condition-fields.tsx'
import { type Draft, newCondition, ruleOf } from './rule-model.ts'
import { usePreview } from './use-preview.ts'

/** Writes a segment, with a live count of what belongs to it. */
export function SegmentEditor(props: {
  readonly segment: Omit<SegmentDraft, 'rule'>
  readonly draft: Draft
  readonly onClose: () => void
}) {
  const { segment, onClose } = props
  const { view } = useView()
  const save = useSaveSegment()
  const [name, setName] = useState(segment.name)
  const [draft, setDraft] = useState(props.draft)
  const rule = ruleOf(draft)
  const preview = usePreview(view, rule)
  const { conditions } = draft
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={segment.segmentId ? 'Change the segment' : 'New segment'}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (rule) save.mutate({ ...segment, name: name.trim(), rule }, { onSuccess: onClose })
        }}
      >
        <Stack gap="md">
          <TextInput
            label="Name"
            required
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group gap="sm">
            <SegmentedControl
              size="sm"
              aria-label="Of"
              value={draft.of}
              onChange={(of) => setDraft({ ...draft, of: of as Draft['of'] })}
              data={[
                { value: 'sessions', label: 'Sessions' },
                { value: 'users', label: 'People' },
              ]}
            />
            <SegmentedControl
              size="sm"
              aria-label="Which conditions must hold"
              value={draft.all ? 'all' : 'any'}
              onChange={(value) => setDraft({ ...draft, all: value === 'all' })}
              data={[
                { value: 'all', label: 'All must hold' },
                { value: 'any', label: 'One is enough' },
              ]}
            />
          </Group>
          <Text size="xs" className="quiet">
            {draft.of === 'sessions'
              ? 'Sessions of which the conditions hold, each by what is in it.'
              : 'People of whom the conditions hold, over all their sessions together; all their sessions belong.'}
          </Text>
          <Stack gap="sm">
            {conditions.map((condition, index) => (
              <ConditionFields
                key={`${index} of ${conditions.length}`}
                condition={condition}
                place={index + 1}
                canGo={conditions.length > 1}
                onChange={(next) => setDraft({ ...draft, conditions: conditions.with(index, next) })}
                onRemove={() => setDraft({ ...draft, conditions: conditions.toSpliced(index, 1) })}
              />
            ))}
            <Group>
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconPlus size={14} />}
                onClick={() => setDraft({ ...draft, conditions: [...conditions, newCondition] })}
              >
                Add a condition
              </Button>
            </Group>
          </Stack>
          {rule ? (
            <Answer what="The count" query={preview} height={56}>
              {({ matched, share }) => (
                <Text size="sm" role="status" className="figures">
                  <strong>{formatCount(matched.sessions)}</strong> sessions of{' '}
                  <strong>{formatCount(matched.people)}</strong> people in this range, {formatShare(share)} of
                  all
                </Text>
              )}
            </Answer>
          ) : (
            <Text size="sm" className="quiet">
              Finish the conditions, and the count comes.
            </Text>
          )}
          {save.error && <Failed error={save.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" size="sm" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" size="sm" disabled={!rule || !name.trim()} loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  )
}

import { Button, Code, Group, ScrollArea, Stack, Text } from '@mantine/core'
import { Answer } from '../../../parts/answer.tsx'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import { statusWords } from './job-model.ts'
import { useCancelRun, useJobRun } from './use-jobs.ts'

/** What a run came to, and its log; one that is not over can be cancelled. */
export function RunLog({ runId, onClose }: { readonly runId: string; readonly onClose: () => void }) {
  const query = useJobRun(runId)
  const cancel = useCancelRun()
  return (
    <Answer what="The log" query={query} height={160}>
      {({ status, outcome, log, endedAt }) => (
        <Stack gap={6}>
          <Group justify="space-between" gap="xs" wrap="nowrap">
            <Text size="sm">
              <b>{statusWords[status]}.</b> {outcome}
            </Text>
            <Group gap={2} wrap="nowrap">
              {endedAt === null && (
                <ConfirmButton label="Cancel" question="Cancel this run?" mutation={cancel} of={runId}>
                  What it did until then stands.
                </ConfirmButton>
              )}
              <Button size="compact-xs" variant="subtle" color="gray" onClick={onClose}>
                Close
              </Button>
            </Group>
          </Group>
          <ScrollArea.Autosize mah={280} type="auto" tabIndex={0} aria-label="Log">
            <Code block fz="xs">
              {log || 'Nothing is logged yet.'}
            </Code>
          </ScrollArea.Autosize>
        </Stack>
      )}
    </Answer>
  )
}

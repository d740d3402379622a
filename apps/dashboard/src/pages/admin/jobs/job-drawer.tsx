import { Button, Drawer, Stack, Text } from '@mantine/core'
import type { JobAnswer } from '@sojourn/contract'
import { useState } from 'react'
import { formatCount, formatDuration, formatTime } from '../../../format/format.ts'
import type { Column } from '../../../parts/data-table.tsx'
import { ListAnswer } from '../../../parts/lists/list-answer.tsx'
import { secondsOf, statusWords } from './job-model.ts'
import { RunLog } from './run-log.tsx'
import { ScheduleForm } from './schedule-form.tsx'
import { useJobRuns } from './use-jobs.ts'

/** A job: when it runs, its last runs, and the log of one of them. */
export function JobDrawer(props: {
  readonly job: JobAnswer
  readonly timezone: string
  readonly onClose: () => void
}) {
  const { job, timezone, onClose } = props
  const query = useJobRuns(job.name)
  const [runId, setRunId] = useState<string>()
  type Run = NonNullable<typeof query.data>[number]
  const columns: Column<Run>[] = [
    {
      key: 'at',
      heading: 'When',
      width: 150,
      cell: ({ scheduledFor, askedBy }) => (
        <Stack gap={0}>
          <Text size="sm">{formatTime(scheduledFor, timezone)}</Text>
          {askedBy && (
            <Text size="xs" className="quiet cut">
              asked by {askedBy}
            </Text>
          )}
        </Stack>
      ),
    },
    { key: 'status', heading: 'Came to', width: 100, cell: ({ status }) => statusWords[status] },
    { key: 'took', heading: 'Took', isFigure: true, cell: (run) => formatDuration(secondsOf(run)) },
    { key: 'rows', heading: 'Rows', isFigure: true, cell: ({ rows }) => formatCount(rows) },
    {
      key: 'log',
      heading: '',
      width: 70,
      cell: (run) => (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setRunId(run.runId)}>
          Log
        </Button>
      ),
    },
  ]
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={job.title}>
      <Stack gap="md">
        <Text size="sm">{job.description}</Text>
        <ScheduleForm job={job} />
        {runId && <RunLog runId={runId} onClose={() => setRunId(undefined)} />}
        <Text size="sm" fw={500}>
          Runs
        </Text>
        <ListAnswer
          label="Runs"
          query={query}
          empty="It has not run yet."
          columns={columns}
          keyOf={({ runId: id }) => id}
        />
      </Stack>
    </Drawer>
  )
}

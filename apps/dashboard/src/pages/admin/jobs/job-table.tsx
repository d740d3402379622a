import { Badge, Button, Stack, Text } from '@mantine/core'
import type { JobAnswer } from '@sojourn/contract'
import { formatAgo, formatTime } from '../../../format/format.ts'
import { Failed } from '../../../parts/answer.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { stateOf, statusWords } from './job-model.ts'
import { useRunJob } from './use-jobs.ts'

/** Jobs, to open and to run. */
export function JobTable(props: {
  readonly jobs: readonly JobAnswer[]
  readonly timezone: string
  readonly onOpen: (job: JobAnswer) => void
}) {
  const { jobs, timezone, onOpen } = props
  const run = useRunJob()
  const now = Date.now()
  const columns: Column<JobAnswer>[] = [
    {
      key: 'title',
      heading: 'Job',
      width: 260,
      cell: ({ title, description }) => (
        <Stack gap={0}>
          <Text size="sm" fw={500}>
            {title}
          </Text>
          <Text size="xs" className="quiet">
            {description}
          </Text>
        </Stack>
      ),
    },
    { key: 'state', heading: 'Stands', width: 130, cell: (job) => <State job={job} /> },
    {
      key: 'next',
      heading: 'Next',
      width: 160,
      cell: ({ nextRunAt, schedule, timeZone }) => (
        <Stack gap={0}>
          <Text size="sm">{nextRunAt ? formatTime(nextRunAt, timezone) : '–'}</Text>
          <Text size="xs" className="quiet" ff={schedule ? 'monospace' : undefined}>
            {schedule ? `${schedule} ${timeZone}` : 'when asked to'}
          </Text>
        </Stack>
      ),
    },
    {
      key: 'last',
      heading: 'Last',
      width: 250,
      cell: ({ lastRun }) =>
        lastRun?.endedAt ? (
          <Stack gap={0}>
            <Text size="sm">
              {statusWords[lastRun.status]} {formatAgo(lastRun.endedAt, now)}
            </Text>
            <Text size="xs" className="quiet">
              {lastRun.outcome}
            </Text>
          </Stack>
        ) : (
          <span className="quiet">has not run yet</span>
        ),
    },
    {
      key: 'run',
      heading: '',
      width: 100,
      cell: ({ name, running, waiting }) => (
        <Button
          size="compact-xs"
          variant="default"
          disabled={running !== null || waiting > 0}
          loading={run.isPending && run.variables === name}
          onClick={(event) => {
            event.stopPropagation()
            run.mutate(name)
          }}
        >
          Run now
        </Button>
      ),
    },
  ]
  return (
    <>
      {run.error && <Failed error={run.error} />}
      <DataTable label="Jobs" columns={columns} rows={jobs} keyOf={({ name }) => name} onOpen={onOpen} />
    </>
  )
}

function State({ job }: { readonly job: JobAnswer }) {
  const { word, color } = stateOf(job)
  return (
    <Badge variant="light" color={color} size="sm" radius="sm" tt="none">
      {word}
    </Badge>
  )
}

import { Badge, Button, Stack, Text } from '@mantine/core'
import type { JobAnswer } from '@sojourn/contract'
import { formatAgo, formatTime } from '../../../format/format.ts'
import type { Column } from '../../../parts/data-table.tsx'
import { ListPanel } from '../../../parts/lists/list-panel.tsx'
import { stateOf, statusWords } from './job-model.ts'
import { useJobs, useRunJob } from './use-jobs.ts'

/** Jobs, to open and to run. */
export function JobList(props: { readonly timezone: string; readonly onOpen: (job: JobAnswer) => void }) {
  const { timezone, onOpen } = props
  const query = useJobs()
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
          onClick={() => run.mutate(name)}
        >
          Run now
        </Button>
      ),
    },
  ]
  return (
    <ListPanel
      title="Jobs"
      query={query}
      height={320}
      empty="There are none of this organization. Those of the installation are seen by who owns it."
      columns={columns}
      keyOf={({ name }) => name}
      onOpen={onOpen}
      problem={run.error}
    />
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

import { Alert, Button, Stack, Text } from '@mantine/core'
import type { BackupAnswer } from '@sojourn/contract'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useSiteOf } from '../../../api/sites.ts'
import { formatAgo, formatCount, formatTime } from '../../../format/format.ts'
import { Answer, Failed } from '../../../parts/answer.tsx'
import { CopyBlock } from '../../../parts/copy-block.tsx'
import { CopyText } from '../../../parts/copy-text.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { useView } from '../../../view/use-view.ts'
import { ScheduleForm } from '../jobs/schedule-form.tsx'
import { useJobs, useRunJob } from '../jobs/use-jobs.ts'
import { BackupFacts } from './backup-facts.tsx'
import { BackupShapes } from './backup-shapes.tsx'
import { restoreCommand, warningsOf } from './backup-words.ts'
import { RunProgress } from './run-progress.tsx'
import { useBackups } from './use-backups.ts'

/** The backups of the installation: whether they come, where they are, and how one is restored. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const job = useJobs().data?.find(({ name }) => name === 'back-up')
  const query = useBackups(job?.lastRun?.runId)
  const run = useRunJob()
  const isBusy = job !== undefined && (job.running !== null || job.waiting > 0)
  return (
    <Screen
      title="Backups"
      note="Everything of the installation as it was at one moment, kept elsewhere. Collecting goes on meanwhile."
      actions={
        <Button
          size="sm"
          disabled={!query.data?.place || isBusy}
          loading={run.isPending}
          onClick={() => run.mutate('back-up')}
        >
          Back up now
        </Button>
      }
    >
      {run.error && <Failed error={run.error} />}
      {isBusy && <RunProgress run={job.running} />}
      <Answer what="The backups" query={query} height={420} shapes={<BackupShapes />}>
        {(answer) => (
          <Stack gap="md">
            {warningsOf(answer, job, Date.now()).map((warning) => (
              <Alert key={warning} color="red" icon={<IconAlertTriangle size={18} />} role="alert">
                {warning}
              </Alert>
            ))}
            <Panel title="Where and when">
              <Stack gap="md">
                <BackupFacts answer={answer} job={job} timezone={timezone} />
                {job && <ScheduleForm key={`${job.schedule} ${job.timeZone}`} job={job} />}
              </Stack>
            </Panel>
            <Panel title="Backups" note="Newest first" isFlush>
              {answer.backups.length > 0 ? (
                <DataTable
                  label="Backups"
                  columns={columnsOf(timezone)}
                  rows={answer.backups}
                  keyOf={({ backupId }) => backupId}
                />
              ) : (
                <Text size="sm" className="quiet" ta="center" p="lg">
                  {answer.fault ? 'What is there cannot be read.' : 'There is none at the place yet.'}
                </Text>
              )}
            </Panel>
            <Panel
              title="Restoring"
              note="Try it before you need it: into a folder of its own, beside this server"
            >
              <Stack gap="sm">
                <CopyBlock text={restoreCommand(answer.place)} />
                {answer.backups[0] && (
                  <CopyBlock text={restoreCommand(answer.place, answer.backups[0].backupId)} />
                )}
                <Text size="sm" className="quiet">
                  Every row is counted and compared. Who was erased since that backup must be erased again.
                </Text>
              </Stack>
            </Panel>
          </Stack>
        )}
      </Answer>
    </Screen>
  )
}

const columnsOf = (timezone: string): Column<BackupAnswer>[] => [
  { key: 'at', heading: 'Holds', width: 170, cell: ({ takenAt }) => formatTime(takenAt, timezone) },
  { key: 'age', heading: 'Age', width: 110, cell: ({ takenAt }) => formatAgo(takenAt, Date.now()) },
  { key: 'events', heading: 'Events', isFigure: true, width: 100, cell: ({ events }) => formatCount(events) },
  {
    key: 'sessions',
    heading: 'Sessions',
    isFigure: true,
    width: 100,
    cell: ({ sessions }) => formatCount(sessions),
  },
  { key: 'version', heading: 'Made by', width: 100, cell: ({ version }) => `Sojourn ${version}` },
  { key: 'id', heading: 'Id', width: 230, cell: ({ backupId }) => <CopyText text={backupId} /> },
]

import { Button, Group, Stack, Switch, TextInput } from '@mantine/core'
import type { JobAnswer } from '@sojourn/contract'
import { useState } from 'react'
import { Failed } from '../../../parts/answer.tsx'
import { useChangeJob } from './use-jobs.ts'

/** When a job runs, to change; and whether it does. */
export function ScheduleForm({ job }: { readonly job: JobAnswer }) {
  const [schedule, setSchedule] = useState(job.schedule ?? '')
  const [timeZone, setTimeZone] = useState(job.timeZone)
  const change = useChangeJob(job.name)
  const isChanged = schedule !== (job.schedule ?? '') || timeZone !== job.timeZone
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate({ schedule: schedule.trim() || null, timeZone: timeZone.trim() || null })
      }}
    >
      <Stack gap="xs">
        <Switch
          label="Paused: it begins by itself no more"
          checked={job.paused}
          onChange={(event) => change.mutate({ paused: event.currentTarget.checked })}
        />
        <Group gap="xs" align="flex-end">
          <TextInput
            label="Schedule"
            description={
              job.standardSchedule
                ? `Five fields of cron; empty: ${job.standardSchedule}`
                : 'Five fields of cron; empty: when asked to'
            }
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            value={schedule}
            onChange={(event) => setSchedule(event.currentTarget.value)}
            style={{ flex: '1 1 180px' }}
          />
          <TextInput
            label="Time zone"
            description="Such as Europe/Berlin; empty: UTC"
            value={timeZone}
            onChange={(event) => setTimeZone(event.currentTarget.value)}
            style={{ flex: '1 1 160px' }}
          />
          <Button type="submit" size="sm" disabled={!isChanged} loading={change.isPending}>
            Save
          </Button>
        </Group>
        {change.error && <Failed error={change.error} />}
      </Stack>
    </form>
  )
}

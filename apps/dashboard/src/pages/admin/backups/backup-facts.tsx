import type { BackupsAnswer, JobAnswer } from '@sojourn/contract'
import { formatAgo, formatTime } from '../../../format/format.ts'
import { Fact, Facts } from '../../../parts/facts.tsx'
import { statusWords } from '../jobs/job-model.ts'

/** Where backups go, how many stay, the last one and the next. */
export function BackupFacts(props: {
  readonly answer: BackupsAnswer
  readonly job: JobAnswer | undefined
  readonly timezone: string
}) {
  const { answer, job, timezone } = props
  const { place, last } = answer
  return (
    <Facts>
      <Fact name="Written to">{place ? <code>{place.at}</code> : 'Nowhere yet: set SOJOURN_BACKUP_TO'}</Fact>
      {place && (
        <Fact name="Encrypted">
          {place.isEncrypted
            ? 'Yes. Without the key file there is no way to restore'
            : 'No: whoever can read the place has all data and secrets'}
        </Fact>
      )}
      {place && <Fact name="Kept">The newest {place.keep}</Fact>}
      <Fact name="Last">
        {last
          ? `${formatTime(last.takenAt, timezone)}, ${formatAgo(last.takenAt, Date.now())}${
              place && last.place !== place.at ? `, to ${last.place}` : ''
            }`
          : 'None yet'}
      </Fact>
      {job?.lastRun && (
        <Fact name="Last run">
          {statusWords[job.lastRun.status]}. {job.lastRun.outcome}
        </Fact>
      )}
      {place && (
        <Fact name="Next">{job?.nextRunAt ? formatTime(job.nextRunAt, timezone) : 'When asked to'}</Fact>
      )}
    </Facts>
  )
}

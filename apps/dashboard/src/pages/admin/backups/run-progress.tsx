import { Progress, Stack, Text } from '@mantine/core'
import type { JobRunAnswer } from '@sojourn/contract'
import { formatCount, formatShare } from '../../../format/format.ts'

/** How far a backup is; null: it waits for its turn. */
export function RunProgress({ run }: { readonly run: JobRunAnswer | null }) {
  const share = run && run.total > 0 ? run.done / run.total : 0
  return (
    <Stack gap={6} role="status" aria-label="Backup">
      <Progress value={share === 0 ? 100 : share * 100} animated aria-label="Backup" />
      <Text size="sm" className="figures">
        {run && run.total > 0
          ? `${formatCount(run.done)} of ${formatCount(run.total)} events, ${formatShare(share)}`
          : 'It begins.'}
      </Text>
    </Stack>
  )
}

import type { BackupsAnswer } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../../api/request.ts'

/**
 * How the backups stand.
 * @param endedRunId the last run of the job that ended: another means that there may be another backup
 */
export const useBackups = (endedRunId: string | undefined) =>
  useQuery({
    queryKey: ['backups', endedRunId],
    queryFn: ({ signal }) => request<BackupsAnswer>('/api/v1/backups', { signal }),
    refetchInterval: 60_000,
  })

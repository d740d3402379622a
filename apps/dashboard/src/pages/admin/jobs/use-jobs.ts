import type { JobAnswer, JobRunAnswer } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../../api/request.ts'
import { useChange } from '../../../api/use-change.ts'

/** Milliseconds between two looks, while something runs and while nothing does. */
const everyMs = { busy: 1_500, idle: 15_000 }

const path = (name: string) => `/api/v1/jobs/${encodeURIComponent(name)}`

/** The jobs that who is signed in may see, asked again and again. */
export const useJobs = () =>
  useQuery({
    queryKey: ['jobs'],
    queryFn: ({ signal }) => request<{ jobs: JobAnswer[] }>('/api/v1/jobs', { signal }),
    select: ({ jobs }) => jobs,
    refetchInterval: ({ state }) =>
      state.data?.jobs.some(({ running, waiting }) => running || waiting > 0) ? everyMs.busy : everyMs.idle,
  })

/** The last runs of a job. */
export const useJobRuns = (name: string) =>
  useQuery({
    queryKey: ['jobs', name, 'runs'],
    queryFn: ({ signal }) => request<{ runs: JobRunAnswer[] }>(`${path(name)}/runs`, { signal }),
    select: ({ runs }) => runs,
    refetchInterval: everyMs.busy,
  })

/** A run with its log, asked again as long as it goes on. */
export const useJobRun = (runId: string) =>
  useQuery({
    queryKey: ['job-runs', runId],
    queryFn: ({ signal }) =>
      request<{ run: JobRunAnswer & { log: string } }>(`/api/v1/job-runs/${runId}`, { signal }),
    select: ({ run }) => run,
    refetchInterval: ({ state }) => (state.data?.run.endedAt === null ? everyMs.busy : false),
  })

export const useRunJob = () =>
  useChange('jobs', (name: string) => request(`${path(name)}/run`, { method: 'POST', body: {} }))

/** Changes of a job: null sets back to the standard. */
export const useChangeJob = (name: string) =>
  useChange('jobs', (changes: { paused?: boolean; schedule?: string | null; timeZone?: string | null }) =>
    request(path(name), { method: 'PATCH', body: changes }),
  )

export const useCancelRun = () =>
  useChange('jobs', (runId: string) => request(`/api/v1/job-runs/${runId}/cancel`, { method: 'POST' }))

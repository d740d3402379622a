import { useQuery } from '@tanstack/react-query'
import { ApiProblem } from '../../../api/api-problem.ts'
import { request } from '../../../api/request.ts'
import { readMetrics } from './metrics-model.ts'

/** Whether a part of the server works, and what is wrong with it. */
interface Check {
  readonly ok: boolean
  readonly detail?: string
}

const everyMs = 10_000

/** What the server says of its parts, asked again and again; that it is not ready is an answer too. */
export const useChecks = () =>
  useQuery({
    queryKey: ['readyz'],
    queryFn: async ({ signal }) => {
      const response = await fetch('/readyz', { signal, headers: { accept: 'application/json' } })
      const answer = (await response.json()) as { checks?: Record<string, Check> }
      if (answer.checks) return answer.checks
      throw new ApiProblem(`The server answered ${response.status}.`, {
        status: response.status,
        code: 'unknown',
      })
    },
    refetchInterval: everyMs,
  })

/** The figures of the server's process, asked again and again. */
export const useMetrics = () =>
  useQuery({
    queryKey: ['metrics'],
    queryFn: async ({ signal }) => {
      const response = await fetch('/metrics', { signal })
      const text = await response.text()
      if (response.ok) return readMetrics(text)
      throw new ApiProblem(`The server answered ${response.status} to /metrics.`, {
        status: response.status,
        code: 'unknown',
      })
    },
    refetchInterval: everyMs,
  })

/** The version that runs. */
export const useVersion = () =>
  useQuery({
    queryKey: ['version'],
    queryFn: ({ signal }) => request<{ info: { version: string } }>('/openapi.json', { signal }),
    select: ({ info }) => info.version,
    staleTime: Number.POSITIVE_INFINITY,
  })

import { eventSchema, type Problem, problemSchema, sessionAnalytics, sessionSchema } from '@sojourn/contract'
import { expect } from 'vitest'
import { z } from 'zod'
import type { Answer, Api } from './create-api.ts'

const detail = z.strictObject({
  session: z.strictObject(sessionSchema.shape),
  events: z.array(z.strictObject(eventSchema.shape)),
  analytics: z.strictObject(sessionAnalytics.shape),
  nextCursor: z.string().nullable(),
})
const page = z.strictObject({
  sessions: z.array(z.strictObject(sessionSchema.shape)),
  nextCursor: z.string().nullable(),
})

/** A session with its events, answered exactly as documented. */
export async function readSession(api: Api, sessionId: string, query = ''): Promise<z.infer<typeof detail>> {
  const answer = await api('GET', `/api/v1/sessions/${sessionId}${query}`)
  expect(answer.status, answer.text).toBe(200)
  return detail.parse(answer.body)
}

/** A page of sessions, answered exactly as documented. */
export async function listSessions(
  api: Api,
  query = '',
  path = '/api/v1/sessions',
): Promise<z.infer<typeof page>> {
  const answer = await api('GET', `${path}${query}`)
  expect(answer.status, answer.text).toBe(200)
  return page.parse(answer.body)
}

/** The problem that an answer is, with the headers that belong to it. */
export function problemOf(answer: Answer): Problem {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  const problem = problemSchema.parse(answer.body)
  expect(problem.status).toBe(answer.status)
  return problem
}

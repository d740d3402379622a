import { expect } from 'vitest'
import { z } from 'zod'
import type { Api } from './create-api.ts'

const lastLine = z.object({
  report: z.looseObject({ isClean: z.boolean(), sessions: z.number(), events: z.number() }),
})

/** What an audit of everything finds. */
export async function readAudit(api: Api): Promise<z.infer<typeof lastLine>['report']> {
  const answer = await api('POST', '/api/v1/audit')
  expect(answer.status, answer.text).toBe(200)
  const line = answer.text.trimEnd().split('\n').at(-1) ?? ''
  return lastLine.parse(JSON.parse(line)).report
}

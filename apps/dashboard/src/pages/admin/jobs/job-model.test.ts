import type { JobAnswer, JobRunAnswer } from '@sojourn/contract'
import { expect, it } from 'vitest'
import { secondsOf, stateOf } from './job-model.ts'

const run = { status: 'running', done: 1, total: 3 } as JobRunAnswer
const idle = { running: null, waiting: 0, paused: false, lastRun: null } as JobAnswer

it('a job says what it does now, before what it did last', () => {
  const word = (job: Partial<JobAnswer>) => stateOf({ ...idle, ...job }).word
  expect(word({})).toBe('Idle')
  expect(word({ running: run })).toBe('Running, 33 %')
  expect(word({ running: { ...run, total: 0 }, paused: true })).toBe('Running')
  expect(word({ waiting: 1 })).toBe('Waiting')
  expect(word({ lastRun: { ...run, status: 'failed' } })).toBe('Failed last')
  expect(word({ paused: true, lastRun: { ...run, status: 'failed' } })).toBe('Paused')
})

it('a run took the time from its first begin to its end', () => {
  const times = { startedAt: '2026-01-01T00:00:00.000Z', endedAt: '2026-01-01T00:01:30.500Z' }
  expect(secondsOf({ ...run, ...times })).toBe(90.5)
  expect(secondsOf({ ...run, ...times, endedAt: null })).toBeNull()
})

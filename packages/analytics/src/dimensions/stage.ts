import type { SessionListDimension } from './dimension.ts'

export const stage: SessionListDimension = {
  name: 'stage',
  sentence: 'The stages of the standard journey that the session reached; every session has its entry',
  level: 'sessionList',
  values: 'stages',
}

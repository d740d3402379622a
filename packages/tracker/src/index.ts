export * from './create-tracker.ts'
export type * from './types.ts'

export * from './create-tracker.ts'
export * from './session-tracker.ts'
export * from './types.ts'

export type { Engine, EngineLog, EngineOptions, EngineState } from './engine.ts'
export { EngineError, type EngineErrorCode } from './engine-error.ts'
export { startEngine } from './start-engine.ts'

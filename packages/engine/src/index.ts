export type { Engine, EngineOptions } from './engine.ts'
export { EngineError } from './engine-error.ts'
export { createSocketAgent } from './socket-agent.ts'
export { startEngine } from './start-engine.ts'

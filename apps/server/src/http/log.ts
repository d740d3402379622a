import type { Logger } from 'pino'

/** The part of pino's logger that the HTTP layer writes to. */
export type Log = Pick<Logger, 'debug' | 'error' | 'warn' | 'isLevelEnabled'>

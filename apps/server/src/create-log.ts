import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

/**
 * The log of a process: JSON, an object a line. The server's own goes to standard output, a command's to standard error,
 * because its output is data. Lines are written at once, so that the last words of a process that dies are not lost.
 */
export const createLog = (level: Config['logLevel'], stream: 'stdout' | 'stderr'): Logger =>
  pino({ level }, pino.destination({ fd: stream === 'stdout' ? 1 : 2, sync: true }))

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { ReportFailure } from './delivery-failure.ts'
import type { QueuedEvent } from './queue/event-queue.ts'

/** A file of events that outlive their process, one JSON text a line. Without a file it keeps nothing. */
interface Spool {
  /** The events of the last run, oldest first. They stay in the file too: a repeat is recognised by its id. */
  take(): QueuedEvent[]
  /** Keeps these and no others; where that is not possible, tells that they are dropped. */
  keep(events: readonly QueuedEvent[]): void
}

/** Synchronous, as a process that exits has no later. What the file system refuses is told, not thrown. */
export function openSpool(file: string | undefined, report: ReportFailure): Spool {
  return {
    take() {
      try {
        return file === undefined ? [] : readFileSync(file, 'utf8').split('\n').flatMap(parseLine)
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== 'ENOENT')
          report({ code: 'spool', message: `The spool file ${file} cannot be read.`, eventIds: [], cause })
        return []
      }
    },
    keep(events) {
      const eventIds = events.map(({ eventId }) => eventId)
      const dropped = `The client closed while ${events.length} events waited; they are dropped.`
      try {
        if (file !== undefined) replaceFile(file, events)
        else if (events.length > 0) report({ code: 'dropped', message: dropped, eventIds })
      } catch (cause) {
        report({ code: 'spool', message: `The spool file ${file} cannot be written.`, eventIds, cause })
      }
    },
  }
}

function replaceFile(file: string, events: readonly QueuedEvent[]): void {
  if (events.length === 0) {
    rmSync(file, { force: true })
    return
  }
  const whole = `${file}.${process.pid}`
  writeFileSync(whole, events.map(({ json }) => `${json}\n`).join(''))
  renameSync(whole, file)
}

/** A line that is no event, such as one that a full disk cut off, is left out. */
function parseLine(json: string): QueuedEvent[] {
  try {
    const { eventId }: { eventId?: unknown } = JSON.parse(json) ?? {}
    return typeof eventId === 'string' ? [{ eventId, json, bytes: Buffer.byteLength(json) }] : []
  } catch {
    return []
  }
}

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ChildOptions } from '../protocol.ts'
import { toException } from './clickhouse-exception.ts'
import { composeSql } from './compose-sql.ts'
import { readSettings, WRITE_SETTINGS } from './connection-settings.ts'
import { createPool } from './create-pool.ts'
import { createStreamer } from './create-streamer.ts'
import { killOnAbort } from './kill-on-abort.ts'
import { type Outcome, openConnection } from './open-connection.ts'
import type { Statement } from './parse-statement.ts'
import { rawInsert } from './raw-insert.ts'
import { renderConfig } from './render-config.ts'
import type { StatementRequest } from './statement-request.ts'

/** chDB behind queues: at most two writes at a time and a patient one, and reads, upkeep and orders to stop beside them. */
export interface Store {
  /** Runs a statement and holds its whole answer. Aborting ends a reading statement, never a writing one. */
  execute(statement: Statement, request: StatementRequest, signal: AbortSignal): Promise<Outcome>
  /** Runs a reading statement and hands its answer over in pieces, until `deliver` returns. */
  stream(
    statement: Statement,
    request: StatementRequest,
    signal: AbortSignal,
    deliver: (chunks: AsyncIterable<Uint8Array>) => Promise<void>,
  ): Promise<void>
  /** @throws {ClickHouseException} 236 once ClickHouse has shut itself down after a fatal error. */
  ping(): Promise<void>
  /** Refuses what waits, ends reads and upkeep, lets the running write finish, closes the directory. */
  close(): Promise<void>
}

const READS = { waitingMax: 200, waitMs: 30_000 }
const WRITES = { waitingMax: 1_000, waitMs: 120_000 }

/** Whether a statement names a priority, as those do that let others go first. */
const isPatient = (settings: StatementRequest['settings']): boolean =>
  Number(settings.get('priority') ?? 0) > 0

/** Opens the data directory. @throws {Error} where ClickHouse cannot, which writes the reason to standard error. */
export function openStore(options: ChildOptions): Store {
  const { directory, runDirectory, memoryBytesMax, readers } = options
  const configPath = path.join(runDirectory, 'config.xml')
  writeFileSync(configPath, renderConfig(options))
  const readLimits = readSettings(memoryBytesMax)
  // Two, so that a long write of one table does not keep a short one of another waiting.
  const writers = [
    openConnection(directory, WRITE_SETTINGS, [`--config-file=${configPath}`]),
    openConnection(directory, WRITE_SETTINGS),
  ]
  const patient = openConnection(directory, WRITE_SETTINGS)
  const reading = Array.from({ length: readers }, () => openConnection(directory, readLimits))
  const upkeeper = openConnection(directory, WRITE_SETTINGS)
  const controller = openConnection(directory, WRITE_SETTINGS)
  const streamer = createStreamer({ directory, settings: { ...readLimits, max_result_bytes: 0 } })
  const pools = {
    write: createPool(writers, WRITES),
    patient: createPool([patient], WRITES),
    read: createPool(reading, READS),
    upkeep: createPool([upkeeper], WRITES),
    control: createPool([controller], WRITES),
    stream: createPool([streamer], READS),
  }
  const closing = new AbortController()

  async function write(
    statement: Statement,
    request: StatementRequest,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { settings, database, defaultFormat, rows } = request
    const target = rows && rawInsert(statement)
    return pools[isPatient(settings) ? 'patient' : 'write'].run(signal, (connection) => {
      if (target) return connection.insert(target, rows, settings, database)
      const sql = composeSql(statement, settings, defaultFormat)
      return connection.run(rows ? `${sql}\n${Buffer.from(rows).toString()}` : sql, defaultFormat, database)
    })
  }

  return {
    async execute(statement, request, signal) {
      const { lane } = statement
      try {
        if (lane === 'write') return await write(statement, request, signal)
        const sql = composeSql(statement, request.settings, request.defaultFormat)
        const killSignal = lane === 'read' ? AbortSignal.any([signal, closing.signal]) : closing.signal
        return await pools[lane].run(signal, (connection) =>
          killOnAbort(pools.control, killSignal, (mark) =>
            connection.run(mark + sql, request.defaultFormat, request.database),
          ),
        )
      } catch (error) {
        throw toException(error)
      }
    },

    async stream(statement, request, signal, deliver) {
      const sql = composeSql(statement, request.settings, request.defaultFormat)
      const killSignal = AbortSignal.any([signal, closing.signal])
      await pools.stream.run(signal, (thread) =>
        killOnAbort(pools.control, killSignal, (mark) =>
          deliver(thread.stream(mark + sql, request.defaultFormat, request.database)),
        ),
      )
    },

    async ping() {
      await pools.control.run(AbortSignal.timeout(WRITES.waitMs), (connection) =>
        connection.run('SELECT 1', 'Null', 'default'),
      )
    },

    async close() {
      closing.abort()
      const waiting = [pools.write, pools.patient, pools.read, pools.upkeep, pools.stream]
      await Promise.all(waiting.map((pool) => pool.close()))
      await pools.control.close()
      await streamer.close()
      for (const connection of [...reading, upkeeper, controller, patient, ...writers.toReversed()])
        connection.close()
    },
  }
}

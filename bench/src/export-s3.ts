import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startEngine } from '@sojourn/engine'
import { openWarehouse, type Warehouse } from '@sojourn/warehouse'
import { type Place, runSojourn, startSojourn } from './data-sets/run-sojourn.ts'
import { exportedFigures, type Figures, sessionColumns, storedFigures } from './exports/parquet-figures.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { watchProcesses } from './machine/watch-processes.ts'
import { formatCount, formatMebibytes } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { secretKey, startBenchServer } from './server/bench-server.ts'
import { startS3 } from './server/start-s3.ts'
import { withDirectory } from './server/with-directory.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'
import { findOrFillStores } from './store/find-or-fill-stores.ts'

/**
 * Exports all events of a large site to an emulator of S3 as Parquet, and has another process, an engine without a server,
 * read them there: counts and checksums must be those of the store. With `--import` the file is then imported into an empty
 * installation, whose sessions must be the same, column by column. `--keep DIR` fills the store there, or finds it.
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000000' },
    keep: { type: 'string' },
    import: { type: 'boolean', default: false },
  },
})
const root = process.cwd()
const rows: string[][] = []

console.log(describeMachine())
await withDirectory(values.keep, (directory) =>
  withTemporaryDirectory(async (aside) => {
    const { siteId } = await findOrFillStores(directory, Number(values.events), 7_000)
    const s3 = await startS3(path.join(aside, 's3'))
    const exportTo = async (place: Place, what: string, name: string, more: readonly string[] = []) => {
      const out = ['--out', `s3://files/${name}`]
      return watched(startSojourn(place, ['export', what, ...out, ...more], s3.environment))
    }

    const server = await startBenchServer(directory)
    const stopWatching = watchProcesses(server.pid)
    const at = ['--site', siteId, '--url', `http://127.0.0.1:${server.port}`, '--key', secretKey]
    const exporting = async () => {
      const exported = await exportTo({ root, dataDirectory: aside }, 'events', 'events.parquet', at)
      const use = stopWatching()
      const here = { root, dataDirectory: directory }
      if (values.import) await exportTo(here, 'sessions', 'sessions.parquet', ['--site', siteId])
      return { exported, use }
    }
    // One that fails must not leave the server with the store in its hands.
    const { exported, use } = await exporting().finally(() => server.stop())
    const stored = await withEngine(path.join(directory, 'clickhouse'), (store) =>
      storedFigures(store, siteId),
    )
    const file = path.join(aside, 's3', 'files', 'events.parquet._S3rver_object')
    rows.push(
      ['events', formatCount(stored.rows)],
      ['exported in, seconds', exported.seconds.toFixed(0)],
      ['events a second', formatCount(stored.rows / exported.seconds)],
      ['file, MiB', formatMebibytes((await stat(file)).size)],
      ['memory at its peak, server + engine, MiB', formatMebibytes(use.rssPeakBytes)],
      ['memory of the command, MiB', formatMebibytes(exported.rssPeakBytes)],
    )
    const reader = path.join(aside, 'reader')
    const read = await withEngine(reader, (engine) => exportedFigures(engine, s3, 'events.parquet'))
    rows.push([
      'read by another program: events, checksum',
      `${formatCount(read.rows)}, ${sameness(read, stored)}`,
    ])
    if (JSON.stringify(read) !== JSON.stringify(stored)) process.exitCode = 1

    if (values.import) {
      const there: Place = { root, dataDirectory: path.join(aside, 'imported') }
      await runSojourn(there, ['site', '--bot-filter', 'off'])
      const imported = await watched(startSojourn(there, ['import', file, '--json']))
      await exportTo(there, 'sessions', 'imported.parquet')
      const [before, after] = await withEngine(reader, async (engine) => [
        await sessionColumns(engine, s3, 'sessions.parquet'),
        await sessionColumns(engine, s3, 'imported.parquet'),
      ])
      const others = Object.keys(before ?? {}).filter((name) => before?.[name] !== after?.[name])
      rows.push(
        ['imported into an empty installation in, seconds', imported.seconds.toFixed(0)],
        ['events a second', formatCount(stored.rows / imported.seconds)],
        ['memory, the command with its server + engine, MiB', formatMebibytes(imported.rssPeakBytes)],
        ['sessions there', `${formatCount(Number(after?.rows))} of ${formatCount(Number(before?.rows))}`],
        ['columns compared', String(Object.keys(before ?? {}).length - 1)],
        ['columns that differ', others.map((name) => name.replace(/_$/, '')).join(', ') || 'none'],
      )
      if (others.length > 0) process.exitCode = 1
    }
    await s3.stop()
    printTable([['all events of a site to S3, as Parquet', ''], ...rows])
  }),
)

function sameness(a: Figures, b: Figures): string {
  return a.hash === b.hash ? 'equal' : 'NOT EQUAL'
}

/** What a command took, with its engine where it has one. @throws {Error} where it fails. */
async function watched(child: ReturnType<typeof startSojourn>) {
  const startedAt = performance.now()
  const stopWatching = watchProcesses(child.pid as number)
  child.stdout.resume()
  const [code] = await once(child, 'close')
  const { rssPeakBytes } = stopWatching()
  if (code !== 0) throw new Error(`a command ended with ${code}`)
  return { seconds: (performance.now() - startedAt) / 1000, rssPeakBytes }
}

async function withEngine<Answer>(
  directory: string,
  work: (warehouse: Warehouse) => Promise<Answer>,
): Promise<Answer> {
  const engine = await startEngine({ directory })
  try {
    const warehouse = await openWarehouse(engine)
    const answer = await work(warehouse)
    await warehouse.close()
    return answer
  } finally {
    await engine.stop()
  }
}

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openSink } from '@sojourn/server'
import { killSojourn } from './data-sets/kill-sojourn.ts'
import { runSojourn } from './data-sets/run-sojourn.ts'
import { readPlace } from './exports/read-place.ts'
import { runKilled } from './jobs/run-killed.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { formatCount } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { askAsMachine } from './server/ask-as-machine.ts'
import { startBenchServer } from './server/bench-server.ts'
import { startS3 } from './server/start-s3.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'
import { fillStore } from './store/fill-store.ts'

/**
 * Kills the server in the middle of the export that goes on by itself, and the command in the middle of one by hand, to a
 * folder and to S3: what is there in the end must be what one that nobody killed leaves, to the byte.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10' }, events: { type: 'string', default: '200000' } },
})
const runs = Number(values.runs)

console.log(describeMachine())
await withTemporaryDirectory(async (directory) => {
  const data = join(directory, 'data')
  await fillStore(data, Number(values.events))
  const s3 = await startS3(join(directory, 's3'))
  // The place is read with the same client as it is written.
  Object.assign(process.env, s3.environment)

  const exportTo = async (place: string, kills: number) => {
    const { server, run } = await runKilled(
      {
        start: () => startBenchServer(data, { SOJOURN_EXPORT_TO: place }),
        kills,
        livesMs: 800,
        ask: (server, path, body) => askAsMachine(data, server, path, body),
      },
      '/api/v1/jobs/export/run',
      { settings: { format: 'ndjson', personalData: true } },
    )
    await server.stop()
    return { run, content: await readPlace(place, s3) }
  }
  const undisturbed = await exportTo(join(directory, 'undisturbed'), 0)
  const isSame = ({ content }: typeof undisturbed) =>
    content.strays === 0 && JSON.stringify(content.files) === JSON.stringify(undisturbed.content.files)
  const folder = await exportTo(join(directory, 'folder'), runs)
  const bucket = await exportTo('s3://files/lake', runs)

  const server = await startBenchServer(data)
  const byHand = async (place: string) => {
    const sink = await openSink(place, s3)
    const words = (name: string) => ['export', 'sessions', '--out', `${place}/${name}`]
    const hashOf = async (name: string) => {
      const content = await sink.read(name)
      return content && createHash('sha256').update(content).digest('hex')
    }
    const target = { root: process.cwd(), dataDirectory: data }
    const startedAt = performance.now()
    await runSojourn(target, words('whole.parquet'))
    const tookMs = performance.now() - startedAt
    const whole = await hashOf('whole.parquet')
    const report = { killed: 0, halves: 0, others: 0 }
    // One that was through before it could be killed shows nothing.
    for (let run = 0; report.killed < runs && run < 3 * runs; run++) {
      const name = `${run}.parquet`
      if (await killSojourn(target, words(name), tookMs)) report.killed++
      const left = await hashOf(name)
      if (left !== undefined && left !== whole) report.halves++
      await runSojourn(target, words(name))
      if ((await hashOf(name)) !== whole) report.others++
    }
    return report
  }
  const hands = { folder: await byHand(directory), bucket: await byHand('s3://files/by-hand') }
  await server.stop()
  await s3.stop()

  const { files, rows, ids } = undisturbed.content
  const ofRun = ({ run }: typeof undisturbed) => `${run.interruptions} times, ${run.status}`
  printTable([
    [`kill -9 in the middle of exports of ${formatCount(Number(values.events))} events`, 'folder', 'S3'],
    ['by itself: interrupted, then', ofRun(folder), ofRun(bucket)],
    ['files and rows', `${Object.keys(files).length} / ${formatCount(rows)}`, ''],
    [
      'rows that are there twice',
      ...[folder, bucket].map(({ content }) => String(content.rows - content.ids)),
    ],
    [
      'files as an export leaves them that nobody kills',
      ...[folder, bucket].map((one) => (isSame(one) ? 'all' : 'NOT ALL')),
    ],
    ['by hand: the command killed', String(hands.folder.killed), String(hands.bucket.killed)],
    ['files that were there by half', String(hands.folder.halves), String(hands.bucket.halves)],
    ['other files when it was run again', String(hands.folder.others), String(hands.bucket.others)],
  ])
  const isWell = [folder, bucket].every((one) => isSame(one)) && rows === ids
  if (!isWell || Object.values(hands).some(({ halves, others }) => halves + others > 0)) process.exitCode = 1
})

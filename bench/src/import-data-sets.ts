import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dataSets } from './data-sets/data-sets.ts'
import { importSet } from './data-sets/import-set.ts'
import { findMissing, readTruth } from './data-sets/read-truth.ts'
import { countSessions } from './data-sets/session-figures.ts'
import { formatCount } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'

// The bundle of this file lies in `dist/`.
const root = fileURLToPath(new URL('..', import.meta.url))
const wanted = process.argv.slice(2)
const sets = dataSets.filter(({ name }) => wanted.length === 0 || wanted.includes(name))

const rows = [['set', 'lines', 'accepted', 'seconds', 'figure', 'counted', 'truth']]
let areEqual = true
for (const set of sets) {
  const missing = findMissing(root, set)
  if (missing !== undefined) {
    console.error(`${set.name} is left out: ${missing}`)
    continue
  }
  await withTemporaryDirectory(async (directory) => {
    const place = { root, dataDirectory: join(directory, 'data') }
    const truth = await readTruth(root, set)
    const startedAt = performance.now()
    const report = await importSet(place, set)
    const seconds = (performance.now() - startedAt) / 1000
    const counted = await countSessions(place)
    areEqual &&= report.lines === truth.events
    const facts = [set.name, formatCount(report.lines), formatCount(report.accepted), seconds.toFixed(1)]
    for (const [index, name] of (Object.keys(truth) as (keyof typeof truth)[]).entries()) {
      areEqual &&= counted[name] === truth[name]
      rows.push([
        ...(index === 0 ? facts : facts.map(() => '')),
        name,
        String(counted[name]),
        String(truth[name]),
      ])
    }
  })
}
printTable(rows)
if (!areEqual) {
  console.error('Not all figures are those of the truth.')
  process.exitCode = 1
}

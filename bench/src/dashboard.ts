import { parseArgs } from 'node:util'
import { openBrowser } from '@sojourn/test-server'
import { measureFirstView, signIn } from './dashboard/first-view.ts'
import type { Frames } from './dashboard/frames.ts'
import { measureHover } from './dashboard/hover-flow.ts'
import { measureLaterViews } from './dashboard/later-views.ts'
import { scrollSessions } from './dashboard/scroll-sessions.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { formatCount, formatMebibytes, formatMs } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { startBenchServer } from './server/bench-server.ts'
import { withDirectory } from './server/with-directory.ts'
import { findOrFillStores } from './store/find-or-fill-stores.ts'

/**
 * The dashboard in a real browser over a large store: the first view, each page after it, a flow under the mouse, a long list.
 * `--keep DIR` fills the store there, or takes the one that an earlier run left there; `--only first,later,flow,list` measures
 * some of it.
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000000' },
    runs: { type: 'string', default: '5' },
    rows: { type: 'string', default: '100000' },
    keep: { type: 'string' },
    only: { type: 'string', default: 'first,later,flow,list' },
  },
})
const runs = Number(values.runs)
const parts = values.only.split(',')
const smallEvents = 7_000
const bandsMin = 200
const owner = { email: 'bench@shop.example', password: 'a long way round the lake' }

const formatFrames = ({ perSecond, p95Ms, longestMs }: Frames) =>
  `${formatCount(perSecond)} (p95 ${formatMs(p95Ms)} ms, longest ${formatMs(longestMs)} ms)`

console.log(describeMachine())
await withDirectory(values.keep, async (directory) => {
  const { siteId, sessions } = await findOrFillStores(directory, Number(values.events), smallEvents)
  const server = await startBenchServer(directory, {
    SOJOURN_ADMIN_EMAIL: owner.email,
    SOJOURN_ADMIN_PASSWORD: owner.password,
  })
  const browser = await openBrowser()
  const home = `http://127.0.0.1:${server.port}`
  // What is collected makes every remembered answer an old one.
  const collect = async () => {
    await server.ask(`/api/v1/events?siteId=${siteId}`, { type: 'page_view', visitorId: 'bench', path: '/' })
  }
  try {
    const rows = [[`the dashboard over ${formatCount(sessions)} sessions`, 'measured', 'aim']]
    if (parts.includes('first')) {
      const first = await measureFirstView(browser, home, owner, runs, collect)
      rows.push(
        ['first view, largest contentful paint, ms', formatMs(first.paintMs), '1,500'],
        ['the same until the figures stand, ms', formatMs(first.figuresMs), ''],
        ['until every answer stands, ms', formatMs(first.allMs), ''],
        ['from the sign-in button to the figures, ms', formatMs(first.afterSignInMs), ''],
        ['its scripts, compressed KB', formatCount(first.scriptBytes / 1024), '200'],
        ['what draws charts, compressed KB', formatCount(first.chartBytes / 1024), ''],
      )
    }
    const page = await (await browser.person()).newPage()
    await signIn(page, home, owner, collect)
    if (parts.includes('later'))
      for (const view of await measureLaterViews(page, home, runs, collect))
        rows.push([
          `${view.name}: heading / first answer / all, ms`,
          [view.headingMs, view.firstMs, view.allMs].map(formatMs).join(' / '),
          '500',
        ])
    if (parts.includes('flow')) {
      const { bands, ...frames } = await measureHover(page, home, bandsMin)
      rows.push([`frames a second over a flow of ${bands} bands`, formatFrames(frames), '60'])
    }
    if (parts.includes('list')) {
      const list = await scrollSessions(page, home, Number(values.rows))
      rows.push(
        [`${formatCount(list.rows)} rows scrolled through, seconds`, formatCount(list.seconds), ''],
        ['frames a second meanwhile', formatFrames(list), ''],
        ['frames a second upwards from there, 30 screens a second', formatFrames(list.back), '60'],
        ['rows in the page at the most', formatCount(list.drawnMost), '100'],
        ['memory of its scripts, MiB', formatMebibytes(list.heapBytes), ''],
      )
    }
    printTable(rows)
  } finally {
    await browser.stop()
    await server.stop()
  }
})

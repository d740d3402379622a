import { SimpleGrid } from '@mantine/core'
import { useLedger } from '../../../api/ledger.ts'
import { formatAgo, formatCount, formatDuration } from '../../../format/format.ts'
import { Answer } from '../../../parts/answer.tsx'
import { FactShapes } from '../../../parts/answer-states/shapes.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { ViewLink } from '../../../view/view-link.tsx'
import { CheckList } from './check-list.tsx'
import { FactLines } from './fact-lines.tsx'
import { formatBytes, type Metrics } from './metrics-model.ts'
import { useChecks, useMetrics, useVersion } from './use-system.ts'

/** How the server is. */
export function Page() {
  const checks = useChecks()
  const metrics = useMetrics()
  const version = useVersion()
  const ledger = useLedger({ range: '24h', filters: {} })
  return (
    <Screen
      title="System"
      note={`${version.data ? `Sojourn ${version.data}. ` : ''}Of the server that answered; it is asked again every ten seconds.`}
    >
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Panel title="State" note="As /readyz says it, which load balancers ask too">
          <Answer what="The state" query={checks} height={180} shapes={<FactShapes rows={5} />}>
            {(all) => <CheckList checks={all} />}
          </Answer>
        </Panel>
        <Panel title="Server" note="As /metrics says it, for Prometheus">
          <Answer what="The metrics" query={metrics} height={180} shapes={<FactShapes rows={9} />}>
            {(all) => <FactLines facts={factsOf(all, Date.now())} />}
          </Answer>
        </Panel>
        <Panel title="Events of the last 24 hours" actions={<ViewLink to="/admin/ledger">Ledger</ViewLink>}>
          <Answer what="The ledger" query={ledger} height={180} shapes={<FactShapes rows={5} />}>
            {({ totals }) => (
              <FactLines
                facts={[
                  ['Accepted', formatCount(totals.accepted)],
                  ['Repeated', formatCount(totals.duplicate)],
                  ['Refused', formatCount(totals.rejected)],
                  ['Bots', formatCount(totals.bot)],
                  ['Lost on the way', formatCount(totals.lost)],
                ]}
              />
            )}
          </Answer>
        </Panel>
      </SimpleGrid>
    </Screen>
  )
}

function factsOf(metrics: Metrics, now: number): [string, string][] {
  const read = (name: string) => metrics.get(name)
  const startedAt = read('process_start_time_seconds')
  const lag = read('nodejs_eventloop_lag_p99_seconds')
  const backup = read('sojourn_backup_last_seconds')
  return [
    ['Started', startedAt === undefined ? '–' : formatAgo(startedAt * 1000, now)],
    ['Memory of the server', formatBytes(read('process_resident_memory_bytes'))],
    ['Memory of the store', formatBytes(read('sojourn_engine_resident_bytes'))],
    ['Restarts of the store', formatCount(read('sojourn_engine_restarts') ?? 0)],
    ['Sessions held in memory', formatCount(read('sojourn_hot_sessions') ?? 0)],
    ['Events on their way to disk', formatCount(read('sojourn_waiting_events') ?? 0)],
    ['Slowest of 100 turns', lag === undefined ? '–' : `${Math.round(lag * 1000)} ms`],
    ['Processor time', formatDuration(read('process_cpu_seconds_total') ?? null)],
    ['Last backup', backup ? formatAgo(backup * 1000, now) : 'None yet'],
  ]
}

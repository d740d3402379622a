import { type BenchServer, secretKey } from './bench-server.ts'

/** Rebuilds every session, or those of a range, over HTTP as the command does. @throws {Error} where the run ended without a report. */
export async function rebuildAll(
  server: BenchServer,
  range: { readonly from?: string; readonly to?: string } = {},
): Promise<{ sessions: number; written: number; seconds: number }> {
  const startedAt = performance.now()
  const response = await fetch(`http://127.0.0.1:${server.port}/api/v1/rebuild`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(range),
  })
  const lines = (await response.text()).trim().split('\n')
  const last = JSON.parse(lines.at(-1) ?? '{}') as { report?: { sessions: number; written: number } }
  if (!last.report) throw new Error(`the rebuild ended without a report: ${lines.at(-1)}`)
  const { sessions, written } = last.report
  return { sessions, written, seconds: (performance.now() - startedAt) / 1000 }
}

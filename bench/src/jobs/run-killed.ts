import { setTimeout as wait } from 'node:timers/promises'
import type { JobRunAnswer } from '@sojourn/contract'
import type { BenchServer } from '../server/bench-server.ts'

/** How a run is asked for and followed. */
export interface KilledRun {
  readonly start: () => Promise<BenchServer>
  readonly kills: number
  /** The longest that a server lives, in milliseconds. */
  readonly livesMs: number
  ask<Answer>(server: BenchServer, path: string, body?: unknown): Promise<Answer>
}

/** Asks for a run, kills the server again and again while it goes on, and answers the one that ended it. */
export async function runKilled(
  { start, kills, livesMs, ask }: KilledRun,
  path: string,
  body: object,
): Promise<{ server: BenchServer; run: JobRunAnswer }> {
  let server = await start()
  const { run } = await ask<{ run: JobRunAnswer }>(server, path, body)
  const read = async () => (await ask<{ run: JobRunAnswer }>(server, `/api/v1/job-runs/${run.runId}`)).run
  for (let kill = 0; kill < kills && (await read()).endedAt === null; kill++) {
    await wait(Math.random() * livesMs)
    await server.kill()
    server = await start()
    process.stdout.write('.')
  }
  for (let now = await read(); ; now = await read()) {
    if (now.endedAt !== null) return { server, run: now }
    await wait(200)
  }
}

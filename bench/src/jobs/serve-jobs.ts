import { setTimeout as wait } from 'node:timers/promises'
import { openCatalog } from '@sojourn/catalog'
import { newJobRun } from '@sojourn/contract'
import { createJobRunner, defineJob, type Job } from '@sojourn/server'

/** How much faster than the world the clocks of the servers run. */
const haste = 4
const jobs = 50

/** Fifty jobs of every minute, each a few milliseconds long. */
export const kindsOf = (tell: (run: string, isOver: boolean) => void): Job[] =>
  Array.from({ length: jobs }, (_, number) =>
    defineJob({
      name: `minute-${number}`,
      title: `Minute ${number}`,
      description: 'Rests for a moment.',
      isStanding: true,
      schedule: '* * * * *',
      timeLimitMs: 60_000,
      settings: newJobRun,
      async run({ job, run }) {
        const id = `${job.name} ${run.scheduledFor.toISOString()}`
        tell(id, false)
        await wait(20)
        tell(id, true)
        return 'Rested.'
      },
    }),
  )

/** A server that does nothing but run jobs, until it is killed. */
export async function serveJobs(url: string, startedAt: number): Promise<void> {
  const catalog = await openCatalog({ url })
  const tell = (run: string, isOver: boolean) => void process.send?.({ run, isOver })
  // Without the measurement there is nobody to work for.
  process.on('disconnect', () => process.exit(1))
  const now = () => startedAt + (Date.now() - startedAt) * haste
  const onFault = (cause: unknown) => console.error(cause)
  const runner = createJobRunner({ catalog, kinds: kindsOf(tell), now, onFault })
  await runner.start()
  process.on('SIGTERM', async () => {
    await runner.stop()
    await catalog.close()
    process.exit(0)
  })
}

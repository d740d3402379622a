import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { LoadOptions, LoadReport } from './load.ts'

/** A load generator's report, and the processor seconds that it took itself. */
export type GeneratedLoad = LoadReport & { readonly cpu: NodeJS.CpuUsage }

/** Runs a load generator in a process of its own, and resolves with its report. */
export async function generateLoad(options: LoadOptions): Promise<GeneratedLoad> {
  // All commands are bundled beside each other.
  const child = fork(fileURLToPath(new URL('./bench-load-generator.mjs', import.meta.url)), {
    serialization: 'advanced',
  })
  child.send(options)
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the load generator ended with code ${code}`)
  })
  const [report] = await Promise.race([once(child, 'message') as Promise<[GeneratedLoad]>, died])
  died.catch(() => undefined)
  return report
}

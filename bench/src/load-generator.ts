import type { LoadOptions } from './load/load.ts'
import { sendLoad } from './load/send-load.ts'

// A process of its own, so that what it takes is not counted as the server's and the two do not wait for each other.
process.once('message', async (options: LoadOptions) => {
  const report = await sendLoad(options)
  process.send?.({ ...report, cpu: process.cpuUsage() }, () => process.disconnect())
})

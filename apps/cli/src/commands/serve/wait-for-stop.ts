/**
 * Resolves when the process is asked to end (SIGTERM, SIGINT). Asked a second time, it ends at once: what was
 * acknowledged is on disk already.
 */
export function waitForStop(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const onSignal = (signal: NodeJS.Signals) => {
      if (asked) process.exit(signal === 'SIGINT' ? 130 : 143)
      asked = true
      console.log('\nStopping; what was accepted is being written out.')
      resolve()
    }
    process.on('SIGTERM', onSignal)
    process.on('SIGINT', onSignal)
  })
}

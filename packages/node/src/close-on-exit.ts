/**
 * Closes when Node.js has nothing left to do, and on signals. A signal then ends the process as it would have, unless
 * the program listens to it too and so ends by itself.
 * @returns stops listening
 */
export function closeOnExit(
  close: () => Promise<unknown>,
  { flushOnExit, signals }: { flushOnExit: boolean; signals: readonly NodeJS.Signals[] },
): () => void {
  const onIdle = () => void close()
  const onSignal = async (signal: NodeJS.Signals) => {
    const isOurs = process.listenerCount(signal) === 1
    await close()
    if (isOurs) process.kill(process.pid, signal)
  }
  if (flushOnExit) process.once('beforeExit', onIdle)
  for (const signal of signals) process.once(signal, onSignal)
  return () => {
    process.off('beforeExit', onIdle)
    for (const signal of signals) process.off(signal, onSignal)
  }
}

import { setImmediate as turn } from 'node:timers/promises'

/** How long other work may have to wait. */
const turnMs = 10

/** Makes a function that lets other work of the process have its turn, where that has not had one for a while. */
export function makeWay(): () => Promise<void> | void {
  let since = performance.now()
  return () => {
    if (performance.now() - since < turnMs) return
    return turn().then(() => {
      since = performance.now()
    })
  }
}

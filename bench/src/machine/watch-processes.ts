import { type ProcessState, readProcessTree } from './process-tree.ts'

/** What a server and its engine took while they were watched. */
export interface ProcessUse {
  /** Highest sum of resident memory, in bytes. */
  readonly rssPeakBytes: number
  readonly rssPeakByName: Readonly<Record<ProcessState['name'], number>>
  /** Processor seconds. */
  readonly cpuSeconds: Readonly<Record<ProcessState['name'], number>>
}

/** Watches a server and its engine until the answered function is called. Memory is read five times a second. */
export function watchProcesses(serverPid: number): () => ProcessUse {
  const before = cpuOf(readProcessTree(serverPid))
  let rssPeakBytes = 0
  const rssPeakByName = { server: 0, engine: 0 }
  const look = () => {
    const tree = readProcessTree(serverPid)
    rssPeakBytes = Math.max(rssPeakBytes, sumOf(tree, 'rssBytes'))
    for (const name of ['server', 'engine'] as const) {
      rssPeakByName[name] = Math.max(rssPeakByName[name], sumOf(named(tree, name), 'rssBytes'))
    }
    return tree
  }
  const timer = setInterval(look, 200)
  return () => {
    clearInterval(timer)
    const after = cpuOf(look())
    return {
      rssPeakBytes,
      rssPeakByName,
      cpuSeconds: { server: after.server - before.server, engine: after.engine - before.engine },
    }
  }
}

const named = (tree: readonly ProcessState[], name: ProcessState['name']) =>
  tree.filter((state) => state.name === name)

const cpuOf = (tree: readonly ProcessState[]) => ({
  server: sumOf(named(tree, 'server'), 'cpuSeconds'),
  engine: sumOf(named(tree, 'engine'), 'cpuSeconds'),
})

const sumOf = (tree: readonly ProcessState[], field: 'rssBytes' | 'cpuSeconds') =>
  tree.reduce((sum, state) => sum + state[field], 0)

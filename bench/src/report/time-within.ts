/** What Node's profiler writes (https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile). */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string }
    readonly children?: readonly number[]
  }[]
  readonly samples: readonly number[]
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[]
}

/**
 * How long a process worked, and how long of that it was within some functions and what they call; microseconds. Counted is
 * what lies between their first call and the last, but for the first third: neither the start of the process nor its end.
 */
export function timeWithin(
  { nodes, samples, timeDeltas }: CpuProfile,
  names: ReadonlySet<string>,
): { whole: number; within: number } {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const isWithin = new Set<number>()
  const walk = (id: number, inside: boolean): void => {
    const node = byId.get(id)
    if (!node) return
    const here = inside || names.has(node.callFrame.functionName)
    if (here) isWithin.add(id)
    for (const child of node.children ?? []) walk(child, here)
  }
  const [root] = nodes
  if (root) walk(root.id, false)
  const times = samples.map((id, index) => ({ id, time: timeDeltas[index] ?? 0 }))
  const first = times.findIndex(({ id }) => isWithin.has(id))
  const last = times.findLastIndex(({ id }) => isWithin.has(id))
  let whole = 0
  let within = 0
  // In the first third, code is not compiled yet.
  const warm = first + Math.floor((last - first) / 3)
  for (const { id, time } of times.slice(Math.max(0, warm), last + 1)) {
    if (byId.get(id)?.callFrame.functionName === '(idle)') continue
    whole += time
    if (isWithin.has(id)) within += time
  }
  return { whole, within }
}

import { readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'

/** One line on where figures come from: processor, cores, memory, Node's version, and the load before they were taken. */
export function describeMachine(): string {
  const cores = cpus()
  const gibibytes = Math.round(totalmem() / 2 ** 30)
  const load = loadavg().map((average) => average.toFixed(1))
  return (
    `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), ${gibibytes} GiB, ${systemName()}, ` +
    `Node ${process.versions.node}; load before: ${load.join(' ')}`
  )
}

function systemName(): string {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform
  } catch {
    return process.platform
  }
}

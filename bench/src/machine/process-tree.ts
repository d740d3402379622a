import { readdirSync, readFileSync } from 'node:fs'

/** A process as `/proc` tells of it. */
export interface ProcessState {
  readonly pid: number
  /** `server`, or `engine` for its child. */
  readonly name: 'server' | 'engine'
  /** Resident memory in bytes. */
  readonly rssBytes: number
  /** Processor seconds so far, in the process itself and in the kernel for it. */
  readonly cpuSeconds: number
}

/** `USER_HZ`, which is 100 on every Linux that Node runs on. */
const ticksPerSecond = 100
const pageBytes = 4096

/** A server and its children, now. Linux only. */
export function readProcessTree(serverPid: number): ProcessState[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name), serverPid) ?? [])
}

function readProcess(pid: number, serverPid: number): ProcessState | undefined {
  let stat: string
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  } catch {
    return undefined
  }
  // The name stands in parentheses and may hold anything; see proc(5) for the fields behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const parent = Number(fields[1])
  if (pid !== serverPid && parent !== serverPid) return undefined
  return {
    pid,
    name: pid === serverPid ? 'server' : 'engine',
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    rssBytes: Number(fields[21]) * pageBytes,
  }
}

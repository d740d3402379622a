import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const runningServer = z.object({
  /** As the server sees itself: 1 in most containers. */
  pid: z.number().int(),
  /** Where it listens, for processes on the same machine. */
  url: z.string(),
  /** Random, new at every start. */
  instanceId: z.string(),
  /** What commands on this machine identify themselves with. A secret: the file is its owner's alone. */
  token: z.string(),
})

/** How commands find the server that runs on a data directory. */
export type RunningServer = z.infer<typeof runningServer>

const fileOf = (directory: string): string => join(directory, 'server.json')

/** Writes `server.json`, readable by its owner alone; a reader sees the whole of it or nothing. */
export async function writeServerFile(directory: string, server: RunningServer): Promise<void> {
  const unfinished = `${fileOf(directory)}.unfinished`
  await rm(unfinished, { force: true })
  await writeFile(unfinished, `${JSON.stringify(server, null, 2)}\n`, { mode: 0o600 })
  await rename(unfinished, fileOf(directory))
}

/** What `server.json` says; undefined where there is none or it cannot be read. It may be left over from a crash. */
export async function readServerFile(directory: string): Promise<RunningServer | undefined> {
  try {
    const parsed = runningServer.safeParse(JSON.parse(await readFile(fileOf(directory), 'utf8')))
    return parsed.data
  } catch {
    return undefined
  }
}

export const removeServerFile = (directory: string): Promise<void> => rm(fileOf(directory), { force: true })

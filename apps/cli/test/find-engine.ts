import { readdir, readFile } from 'node:fs/promises'

/**
 * The process id of the engine that a server runs, by what Linux tells of its children; undefined while it runs none.
 * @throws where there is no /proc
 */
export async function findEngine(server: number): Promise<number | undefined> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  for (const id of ids) {
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '')
    if (!new RegExp(`^PPid:\\s${server}$`, 'm').test(status) || /^State:\s[ZX]/m.test(status)) continue
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')
    if (/\bengine\.mjs\0/.test(command)) return Number(id)
  }
  return undefined
}

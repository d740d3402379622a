import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportAnswer } from '@sojourn/contract'
import { type BenchServer, secretKey } from './bench-server.ts'

type One = { import: ImportAnswer }

/**
 * Sends a file as the screen does, begins to import it, and answers the id of the import.
 * @param form how it is to be read
 * @param other a server that every second piece is sent to. @default the same
 */
export async function sendImport(
  server: BenchServer,
  file: string,
  form: object,
  other: BenchServer = server,
): Promise<string> {
  const { sites } = await server.ask<{ sites: { siteId: string }[] }>('/api/v1/sites')
  const content = await readFile(file)
  const { import: made } = await server.ask<One>('/api/v1/imports', {
    siteId: sites[0]?.siteId,
    fileName: basename(file),
    bytes: content.byteLength,
  })
  const pieceBytes = 256 * 1024
  for (let offset = 0; offset < content.byteLength; offset += pieceBytes) {
    const { port } = (offset / pieceBytes) % 2 === 0 ? server : other
    const address = `http://127.0.0.1:${port}/api/v1/imports/${made.importId}/content?offset=${offset}`
    const sent = await fetch(address, {
      method: 'PUT',
      headers: { authorization: `Bearer ${secretKey}` },
      body: content.subarray(offset, offset + pieceBytes),
    })
    if (!sent.ok) throw new Error(`a piece was answered with ${sent.status}: ${await sent.text()}`)
  }
  await server.ask(`/api/v1/imports/${made.importId}/start`, form)
  return made.importId
}

/** How far an import is. */
export async function readImport(server: BenchServer, importId: string): Promise<ImportAnswer> {
  return (await server.ask<One>(`/api/v1/imports/${importId}`)).import
}

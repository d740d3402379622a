import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { openSink } from '@sojourn/server'
import type { S3Process } from '../server/start-s3.ts'

/** What stands at a place of exports. */
export interface PlaceContent {
  /** Each file but the manifest, with the SHA-256 of what it holds. */
  readonly files: Readonly<Record<string, string>>
  /** Files that the manifest does not name, or names with other content; names in it without a file. */
  readonly strays: number
  /** Rows with an id, and ids. */
  readonly rows: number
  readonly ids: number
}

const ids = ['eventId', 'sessionId', 'userId'] as const

/** Reads a folder of exports as NDJSON, or one in the bucket of an emulator, to the last row. */
export async function readPlace(place: string, s3: S3Process): Promise<PlaceContent> {
  const sink = await openSink(place, s3)
  const names = await namesAt(place, s3)
  const files: Record<string, string> = {}
  const seen = new Set<string>()
  const named: Record<string, string> = {}
  let rows = 0
  for (const name of names) {
    const content = (await sink.read(name)) ?? Buffer.alloc(0)
    if (name.endsWith('manifest.json')) {
      const folder = name.slice(0, -'manifest.json'.length)
      for (const file of JSON.parse(content.toString()).files) named[folder + file.name] = file.sha256
      continue
    }
    files[name] = createHash('sha256').update(content).digest('hex')
    const kind = name.split('/').at(-2) ?? ''
    const id = ids.find((one) => kind.startsWith(one.slice(0, -'Id'.length)))
    for (const line of content.toString().split('\n').filter(Boolean)) {
      rows++
      if (id) seen.add(`${kind} ${JSON.parse(line)[id]}`)
    }
  }
  const all = new Set([...Object.keys(files), ...Object.keys(named)])
  const strays = [...all].filter((name) => files[name] !== named[name]).length
  return { files, strays, rows, ids: seen.size }
}

async function namesAt(place: string, s3: S3Process): Promise<string[]> {
  const prefix = /^s3:\/\/files\/(.*)$/.exec(place)?.[1]
  if (prefix !== undefined) {
    const objects = await s3.objects()
    return objects.flatMap((name) => (name.startsWith(`${prefix}/`) ? [name.slice(prefix.length + 1)] : []))
  }
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(place, join(parentPath, name)))
    .sort()
}

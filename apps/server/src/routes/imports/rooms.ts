import { bodyBytesMax, importSchema, newImport, ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { sitesAsked } from '../../credentials/caller.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { type Room, room } from '../../rooms/room.ts'
import {
  findImport,
  type ImportDeps,
  importsOf,
  isUnderWay,
  presentImport,
  readPiece,
  runOf,
} from './import-desk.ts'

/** Largest file, in bytes. What is larger is imported by the command. */
const fileBytesMax = 1024 ** 3
/** Files of one organization that may lie here at once. */
const filesMax = 10

const params = z.object({ importId: z.string().min(1).max(64).describe('The id of the import') })
const one = z.object({ import: importSchema })

/** Files that people send to be imported: sending them, and what came of them. */
export function importRooms(deps: ImportDeps): Room[] {
  const { catalog, imports, jobRunner, trustProxyHops } = deps
  return [
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/imports',
      tag: 'Import',
      summary: 'List the imports of the last 90 days',
      answers: { 200: { description: 'Newest first', schema: z.object({ imports: z.array(importSchema) }) } },
      handle: async ({ c, caller, siteIds }) => {
        const found = (await importsOf(deps, caller, siteIds)).slice(0, 100)
        return c.json({
          imports: await Promise.all(found.map(({ record, files }) => presentImport(deps, record, files))),
        })
      },
    }),
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/imports',
      tag: 'Import',
      summary: 'Begin to import a file',
      description:
        `Its content follows in pieces of at most ${bodyBytesMax} bytes. A file may have 1 GiB; it is removed when it has been ` +
        'imported, or after a day. Of several servers, the one that took the file alone knows of it, unless they share a place for ' +
        'files (`SOJOURN_UPLOAD_TO`).',
      body: { schema: newImport, example: { siteId: 'site_…', fileName: 'events.csv', bytes: 1024 } },
      answers: { 201: { description: 'The import', schema: one } },
      problems: ['conflict', 'malformed_json', 'body_too_large', 'unsupported_media_type'],
      handle: async ({ c, caller }) => {
        const { siteId, fileName, bytes } = parseBody(newImport, await readJson(c))
        sitesAsked(caller, siteId)
        if (bytes > fileBytesMax) {
          const message = `must be at most ${fileBytesMax}; import larger files with the command, npx sojourn import`
          throw new ProblemError('invalid_request', `bytes ${message}.`, {
            errors: [{ path: 'bytes', message }],
          })
        }
        const { organizationId, name } = caller
        const lying = (await imports.list()).filter(
          ({ record, files }) => record.organizationId === organizationId && files.received > 0,
        )
        if (lying.length >= filesMax)
          throw new ProblemError(
            'conflict',
            `${filesMax} files lie here already. Import or remove one of them first.`,
          )
        const record = await imports.add({ organizationId, siteId, fileName, bytes, createdBy: name })
        return c.json({ import: await presentImport(deps, record) }, 201)
      },
    }),
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/imports/{importId}',
      tag: 'Import',
      summary: 'How far an import is, and what it came to',
      params,
      answers: { 200: { description: 'The import', schema: one } },
      handle: async ({ c, caller, params: { importId } }) => {
        const record = await findImport(deps, caller, importId)
        return c.json({ import: await presentImport(deps, record) })
      },
    }),
    room({
      guard: 'admin',
      method: 'put',
      path: '/api/v1/imports/{importId}/content',
      tag: 'Import',
      summary: 'Send a piece of the file',
      description:
        `At most ${bodyBytesMax} bytes, as they are, from \`offset\` on. Pieces come one after the other; the same one again ` +
        'changes nothing. After a break, go on at `bytesReceived`.',
      params,
      query: z.object({ offset: z.coerce.number().int().min(0).describe('Bytes of the file before it') }),
      body: { schema: z.string(), example: 'type,timestamp,visitorId' },
      answers: { 200: { description: 'The import', schema: one } },
      problems: ['conflict', 'body_too_large'],
      handle: async ({ c, caller, params: { importId }, query: { offset } }) => {
        const record = await findImport(deps, caller, importId)
        if (record.runId !== undefined) throw new ProblemError('conflict', 'The import has begun.')
        const { received } = await imports.files(importId)
        if (offset > received)
          throw new ProblemError('conflict', `${received} bytes are here. Go on with offset=${received}.`)
        const piece = await readPiece(c)
        if (offset + piece.byteLength > record.bytes)
          throw new ProblemError(
            'invalid_request',
            `The file is to have ${record.bytes} bytes, and this piece goes beyond.`,
          )
        await imports.write(importId, offset, piece)
        return c.json({ import: await presentImport(deps, record) })
      },
    }),
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/imports/{importId}/cancel',
      tag: 'Import',
      summary: 'Stop an import',
      description:
        'Within seconds. What was imported until then stands; the file stays for a day, and may be begun again.',
      params,
      answers: { 202: { description: 'The import', schema: one } },
      handle: async ({ c, caller, params: { importId } }) => {
        const record = await findImport(deps, caller, importId)
        if (record.runId !== undefined) {
          const by = actorOf(c, caller, trustProxyHops)
          await catalog.jobRuns.cancel(by, record.organizationId, record.runId)
          jobRunner.cancel(record.runId)
        }
        return c.json({ import: await presentImport(deps, record) }, 202)
      },
    }),
    room({
      guard: 'admin',
      method: 'delete',
      path: '/api/v1/imports/{importId}',
      tag: 'Import',
      summary: 'Remove a file that was sent, and what is known of its import',
      description: 'Events that were imported stay.',
      params,
      answers: { 204: { description: 'It is gone' } },
      problems: ['conflict'],
      handle: async ({ c, caller, params: { importId } }) => {
        const record = await findImport(deps, caller, importId)
        if (isUnderWay(await runOf(deps, record)))
          throw new ProblemError('conflict', 'It is being imported. Cancel that first.')
        await imports.remove(importId)
        return c.body(null, 204)
      },
    }),
  ]
}

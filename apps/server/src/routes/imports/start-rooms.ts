import { hostname } from 'node:os'
import { Readable } from 'node:stream'
import { importPreviewSchema, importSchema, ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { demandPermission } from '../../credentials/caller.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { formOfUpload, importForm } from '../../imports/import-form.ts'
import { createLineReader } from '../../imports/line-reader.ts'
import { fieldNames } from '../../imports/map/fields.ts'
import { monthsOfVisits, sumsPreset } from '../../imports/plausible/months-of-visits.ts'
import { previewFile } from '../../imports/preview-file.ts'
import { importKind } from '../../jobs/standing/import.ts'
import { type Room, room } from '../../rooms/room.ts'
import { asProblems, demandWhole, findImport, type ImportDeps, presentImport } from './import-desk.ts'
import { annotateMonths, previewOfSums } from './plausible-sums.ts'

/** What a preview looks at: enough to tell what a file is like. */
const previewed = { shownMax: 20, linesMax: 10_000 }
/** Characters of a value that is shown as an example. */
const exampleMax = 80

const params = z.object({ importId: z.string().min(1).max(64).describe('The id of the import') })
const body = {
  schema: importForm,
  example: { map: { timestamp: 'time', visitorId: 'visitor', type: 'event' }, timeFormat: 'iso' },
}
const bodyProblems = ['conflict', 'malformed_json', 'body_too_large', 'unsupported_media_type'] as const

/** A file that was sent: looking at what it would become, importing it, and the lines that were no events. */
export function importStartRooms(deps: ImportDeps): Room[] {
  const { catalog, imports, jobRunner, trustProxyHops, now } = deps
  return [
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/imports/{importId}/preview',
      tag: 'Import',
      summary: 'What a file would become',
      description: `The first ${previewed.shownMax} lines as events, and what becomes of the first ${previewed.linesMax}. Nothing is kept of it.`,
      params,
      body,
      answers: { 200: { description: 'The preview', schema: z.object({ preview: importPreviewSchema }) } },
      problems: bodyProblems,
      handle: async ({ c, caller, params: { importId } }) => {
        const record = await findImport(deps, caller, importId)
        demandPermission(caller, 'personal_data')
        const asked = parseBody(importForm, (await readJson(c)) ?? {})
        await demandWhole(deps, record)
        const site = catalog.site(record.siteId)
        if (!site) throw new ProblemError('not_found', 'The site was removed.')
        const { file } = imports.placeOf(importId)
        await imports.bring(importId)
        const preview = await asProblems(deps, record, async () => {
          if (asked.preset === sumsPreset) return previewOfSums(await monthsOfVisits(file))
          const { form, mapping } = await formOfUpload(file, asked)
          const { mapLine } = createLineReader(mapping, form, site, now())
          const { columns, reasons, ...found } = await previewFile(file, form, mapLine, previewed)
          return {
            ...found,
            format: form.format,
            columns: [...columns].map(([name, value]) => ({ name, example: exampleOf(value) })),
            fields: [...fieldNames],
            reasons: Object.fromEntries(reasons),
          }
        })
        return c.json({ preview })
      },
    }),
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/imports/{importId}/start',
      tag: 'Import',
      summary: 'Import a file that was sent',
      description:
        'As a run of the job `import` of the organization, one file after the other. The same file again adds nothing: ids are ' +
        'made of its content and the number of the line. Sums, which the preset `plausible` reads, become annotations at once.',
      params,
      body,
      answers: { 202: { description: 'The import', schema: z.object({ import: importSchema }) } },
      problems: bodyProblems,
      handle: async ({ c, caller, params: { importId } }) => {
        const record = await findImport(deps, caller, importId)
        const form = parseBody(importForm, (await readJson(c)) ?? {})
        await demandWhole(deps, record)
        const { organizationId } = caller
        const by = actorOf(c, caller, trustProxyHops)
        const { file } = imports.placeOf(importId)
        await imports.bring(importId)
        c.header('location', `/api/v1/imports/${importId}`)
        if (form.preset === sumsPreset) {
          const months = await asProblems(deps, record, () => monthsOfVisits(file))
          const report = await annotateMonths(catalog.annotations, by, record, months)
          const done = await imports.change(importId, { form, report, runId: undefined })
          await imports.removeUpload(importId)
          return c.json({ import: await presentImport(deps, done) }, 202)
        }
        await asProblems(deps, record, () => formOfUpload(file, form))
        await imports.change(importId, { form })
        const { name } = await catalog.jobs.ofKind(organizationId, importKind)
        const run = await catalog.jobRuns.ask(by, organizationId, name, {
          importId,
          ...(imports.isShared ? {} : { server: hostname() }),
        })
        const begun = await imports.change(importId, { runId: run.id })
        jobRunner.wake()
        return c.json({ import: await presentImport(deps, begun) }, 202)
      },
    }),
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/imports/{importId}/rejected',
      tag: 'Import',
      summary: 'The lines of an import that are no events',
      description:
        'One JSON object a line: the number of the line, the reason, and its text. For a day after the import.',
      params,
      answers: {
        200: {
          description: 'The lines',
          schema: z.object({ line: z.number().int(), reason: z.string(), raw: z.string() }),
          contentType: 'application/x-ndjson',
        },
      },
      handle: async ({ c, caller, params: { importId } }) => {
        const record = await findImport(deps, caller, importId)
        demandPermission(caller, 'personal_data')
        const lines = await imports.rejected(importId)
        if (!lines) throw new ProblemError('not_found', 'No rejected lines of this import are kept.')
        c.header('content-type', 'application/x-ndjson')
        c.header('content-disposition', `attachment; filename="${record.importId}.rejected.ndjson"`)
        return c.body(Readable.toWeb(lines) as ReadableStream<Uint8Array>)
      },
    }),
  ]
}

function exampleOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > exampleMax ? `${text.slice(0, exampleMax)}…` : text
}

import { backupsSchema, ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import type { Backups } from '../../backup/create-backups.ts'
import { type Caller, localKeyId } from '../../credentials/caller.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { type Room, room } from '../../rooms/room.ts'
import { answerProgress } from '../answer-progress.ts'
import { progressLine } from '../maintenance-body.ts'

const body = z.strictObject({
  to: z
    .string()
    .optional()
    .describe('An absolute path on the server, or s3://bucket/prefix; commands on its machine only'),
  keyFile: z.string().optional().describe('A file on the server with the secret to encrypt with; likewise'),
  keep: z.number({ error: 'must be a number' }).int().min(1).max(10_000).optional(),
})

const count = z.number().int()
const last = z.object({ backupId: z.string(), place: z.string(), takenAt: z.iso.datetime() })
const report = z.object({
  report: last.extend({
    stillMs: count.describe('How long collecting waited for it'),
    sessions: count,
    events: count,
    bytesWritten: count.describe('What was new at the place'),
    filesRemoved: count.describe('That only backups needed which were not to be kept'),
  }),
})

/** Backups hold every organization's data: they are the business of who owns the installation. */
export const backupRooms = (backups: Backups): Room[] => [
  room({
    guard: 'installation',
    method: 'post',
    path: '/api/v1/backups',
    tag: 'Operations',
    summary: 'Make a backup',
    description:
      'Of the whole installation, to where the server is told to keep backups. One JSON object a line: how far it is, and at ' +
      'the end the report. Closing the connection stops it; made again, it does not copy again what it had copied.',
    body: { schema: body, optional: true, example: { keep: 14 } },
    answers: {
      200: {
        description: 'Progress, then the report',
        schema: z.union([progressLine, report]),
        contentType: 'application/x-ndjson',
      },
    },
    problems: ['conflict', 'malformed_json'],
    handle: async ({ c, caller }) => {
      const { to, keyFile, keep } = parseBody(body, (await readJson(c)) ?? {})
      if (to !== undefined || keyFile !== undefined) demandMachine(caller)
      return answerProgress(c, (handles) => backups.run({ at: to, keyFile, keep }, handles))
    },
  }),
  room({
    guard: 'installation',
    method: 'get',
    path: '/api/v1/backups/last',
    tag: 'Operations',
    summary: 'Tell of the last backup',
    answers: {
      200: { description: 'The last one; null: none yet', schema: z.object({ last: last.nullable() }) },
    },
    handle: ({ c }) => c.json({ last: backups.last() ?? null }),
  }),
  room({
    guard: 'installation',
    method: 'get',
    path: '/api/v1/backups',
    tag: 'Operations',
    summary: 'List the backups',
    description:
      'Those at the place that the server is told of, and whether they come as they should. A place that cannot be read is told ' +
      'of in the answer.',
    answers: { 200: { description: 'The backups', schema: backupsSchema } },
    handle: async ({ c }) => c.json(await backups.overview()),
  }),
]

/** Else who may sign in could write files on the server. */
function demandMachine({ id }: Caller): void {
  if (id === localKeyId) return
  throw new ProblemError(
    'forbidden',
    'Only a command on the machine of the server may say where a backup goes. Leave out to and keyFile, or set SOJOURN_BACKUP_TO.',
  )
}

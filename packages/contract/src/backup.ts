import { z } from 'zod'

const time = z.iso.datetime()
const count = z.number().int()

const backupSchema = z.object({
  backupId: z.string(),
  takenAt: time.describe('The moment that it holds'),
  version: z.string().describe('Of the Sojourn that made it'),
  sessions: count,
  events: count,
})
export type BackupAnswer = z.output<typeof backupSchema>

/** How the backups of an installation stand, as answered. */
export const backupsSchema = z.object({
  place: z
    .object({
      at: z.string().describe('A folder of the server, or s3://bucket/prefix'),
      isEncrypted: z.boolean(),
      keep: count.describe('How many backups stay'),
    })
    .nullable()
    .describe('Where they go by themselves; null: SOJOURN_BACKUP_TO names no place'),
  last: z
    .object({ backupId: z.string(), place: z.string(), takenAt: time })
    .nullable()
    .describe('The last that this server made, wherever it went'),
  isOld: z.boolean().describe('Whether the last one that should have come is missing: none for two days'),
  backups: z.array(backupSchema).describe('Those at the place, newest first, at most 50'),
  fault: z.string().nullable().describe('Why the place cannot be read; null: it can'),
})
export type BackupsAnswer = z.output<typeof backupsSchema>

import { resolve } from 'node:path'
import { openPlace, type RestoreReport, readConfig, restoreBackup } from '@sojourn/server'
import { Command } from 'commander'
import { CommandError } from '../../command-error.ts'
import { formatCount } from '../../terminal/format-count.ts'
import { showProgress } from '../../terminal/progress.ts'
import { type AuditReport, formatAudit } from '../audit/format-audit.ts'
import { placeOf } from '../backup/backup.ts'
import { type CommandContext, withTarget } from '../command-context.ts'
import { followRun } from '../follow-run.ts'

interface RestoreOptions {
  readonly from: string
  readonly to?: string
  readonly backup?: string
  readonly encryptKeyFile?: string
  readonly list?: true
  readonly json?: true
}

const help = `
It goes into a folder that is empty or not there; where CLICKHOUSE_URL or DATABASE_URL are set, into those, which must be
empty. Rows are counted and compared with the backup's, and then every session with its events. Stopped halfway, run it
again: until it is through, no server starts there.

Who was erased after the backup was made is back in it: erase them again.

Examples:
  npx sojourn restore --from /mnt/backups/sojourn --list
  npx sojourn restore --from /mnt/backups/sojourn --to ./data
  npx sojourn restore --from s3://my-backups/sojourn --encrypt-key-file backup.key --to ./data --backup 2026-01-31T03-00-00.000Z`

/** `sojourn restore`: an installation of a backup. Exit code 1 where the audit finds something. */
export const restoreCommand = (context: CommandContext): Command =>
  new Command('restore')
    .summary('make an installation of a backup')
    .description(
      'Makes an installation of a backup that `sojourn backup` made, and checks that all of it is there.',
    )
    .requiredOption('--from <place>', 'the folder, or s3://bucket/prefix')
    .option('--to <folder>', 'the data directory to make (standard: SOJOURN_DATA_DIR, else ./data)')
    .option('--backup <id>', 'which one; standard: the newest')
    .option('--encrypt-key-file <file>', 'the file with the secret that it is encrypted with')
    .option('--list', 'only list the backups that are there, newest first')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', help)
    .action(async (options: RestoreOptions) => {
      const config = readConfig({
        ...context.environment,
        ...(options.to === undefined ? {} : { SOJOURN_DATA_DIR: options.to }),
      })
      const keyFile = options.encryptKeyFile === undefined ? undefined : resolve(options.encryptKeyFile)
      const place = { at: placeOf(options.from), keyFile }
      const repository = await openPlace(place, config.s3, { mustExist: true })
      const backups = await repository.backups()
      if (options.list) return console.log(options.json ? JSON.stringify(backups) : backups.join('\n'))
      const backupId = options.backup ?? backups[0]
      if (backupId === undefined || !backups.includes(backupId))
        throw new CommandError(`There is no such backup at ${repository.place}. --list shows what is there.`)
      const progress = showProgress('Restoring')
      const report = await restoreBackup(config, repository, backupId, progress.show).finally(progress.end)
      const audit = await auditOf(config.dataDirectory, context)
      console.log(options.json ? JSON.stringify({ ...report, audit }) : format(report, audit))
      if (!audit.isClean) context.exitWith(1)
    })

const auditOf = (data: string, context: CommandContext): Promise<AuditReport> =>
  withTarget({ data }, context, (target) =>
    followRun<AuditReport>(target, '/api/v1/audit', { body: {}, siteId: undefined, label: 'Comparing' }),
  )

const format = ({ takenAt, events, sessions }: RestoreReport, audit: AuditReport): string =>
  [
    `Everything is as it was at ${takenAt}: ${formatCount(events)} events, ${formatCount(sessions)} sessions.`,
    formatAudit(audit),
  ].join('\n')

import { resolve } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { type TargetOptions, targetHelp, withTargetOptions } from '../../target/target-options.ts'
import { formatCount } from '../../terminal/format-count.ts'
import { type CommandContext, withTarget } from '../command-context.ts'
import { followRun } from '../follow-run.ts'

/** What the server answers at the end of a backup. */
interface BackupReport {
  readonly backupId: string
  readonly place: string
  readonly stillMs: number
  readonly sessions: number
  readonly events: number
  readonly bytesWritten: number
  readonly filesRemoved: number
}

interface BackupOptions extends TargetOptions {
  readonly to?: string
  readonly encryptKeyFile?: string
  readonly keep?: number
  readonly json?: true
}

const help = `
Backups at one place share what has not changed: the first takes everything, the next ones what is new. Collecting goes on
meanwhile. Stopped halfway, run it again: nothing is copied twice. \`sojourn restore\` brings one back.

Without --to it goes where SOJOURN_BACKUP_TO says. Who may write to a bucket is read from the server's environment.

Examples:
  npx sojourn backup --to /mnt/backups/sojourn --keep 30
  openssl rand -base64 32 > backup.key
  npx sojourn backup --to s3://my-backups/sojourn --encrypt-key-file backup.key`

/** `sojourn backup`: everything of an installation, at one moment. */
export const backupCommand = (context: CommandContext): Command =>
  withTargetOptions(
    new Command('backup')
      .summary('back everything up')
      .description(
        'Copies everything of an installation as it is at one moment to a folder or to S3: events, sessions, sites, accounts, keys. With a key file it is encrypted.',
      ),
  )
    .option('--to <place>', 'a folder, or s3://bucket/prefix; on the machine of the server')
    .option(
      '--encrypt-key-file <file>',
      'a file with the secret to encrypt with; without it nothing can be restored',
    )
    .option('--keep <number>', 'remove all backups there but the newest', readKeep)
    .option('--json', 'print the report as JSON')
    .addHelpText('after', help)
    .addHelpText('after', targetHelp)
    .action(({ to, encryptKeyFile, keep, ...options }: BackupOptions) => {
      const body = {
        ...(to === undefined ? {} : { to: placeOf(to) }),
        ...(encryptKeyFile === undefined ? {} : { keyFile: resolve(encryptKeyFile) }),
        ...(keep === undefined ? {} : { keep }),
      }
      return withTarget(options, context, async (target) => {
        const run = { body, siteId: undefined, label: 'Backing up' }
        const report = await followRun<BackupReport>(target, '/api/v1/backups', run)
        console.log(options.json ? JSON.stringify(report) : formatBackup(report))
      })
    })

/** A place as the server understands it, wherever it was started. */
export const placeOf = (text: string): string => (text.startsWith('s3://') ? text : resolve(text))

function readKeep(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a number from 1 to 9999.')
}

function formatBackup(report: BackupReport): string {
  const { backupId, place, events, sessions, bytesWritten, stillMs, filesRemoved } = report
  const removed =
    filesRemoved === 0 ? '' : ` ${formatCount(filesRemoved)} files of older backups were removed.`
  return [
    `${backupId} at ${place}`,
    `  ${formatCount(events)} events, ${formatCount(sessions)} sessions; ${formatCount(Math.ceil(bytesWritten / 1000))} kB were new there.`,
    `  Collecting waited for ${formatCount(stillMs)} ms.${removed}`,
  ].join('\n')
}

import { version } from '@sojourn/server'
import { Command } from 'commander'
import { askCommand } from './commands/ask/ask.ts'
import { auditCommand } from './commands/audit/audit.ts'
import { backupCommand } from './commands/backup/backup.ts'
import type { CommandContext } from './commands/command-context.ts'
import { eraseCommand } from './commands/erase/erase.ts'
import { exportCommand } from './commands/export/export.ts'
import { exportPersonCommand } from './commands/export-person/export-person.ts'
import { importCommand } from './commands/import/import.ts'
import { jobsCommand } from './commands/jobs/jobs.ts'
import { rebuildCommand } from './commands/rebuild.ts'
import { restoreCommand } from './commands/restore/restore.ts'
import { retentionCommand } from './commands/retention/retention.ts'
import { seedCommand } from './commands/seed/seed.ts'
import { serveCommand } from './commands/serve/serve.ts'
import { siteCommand } from './commands/site/site.ts'
import { statusCommand } from './commands/status.ts'

const description = `Sojourn records what people do on a website, in an app or in a chat, and gathers it into sessions.

Begin with \`sojourn serve\`. The other commands work on the same data directory, beside the server or without it.`

/** The command `sojourn` with everything under it. It throws where others would end the process. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('sojourn')
    .description(description)
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showHelpAfterError('(sojourn help tells more)')
    .configureHelp({ showGlobalOptions: false })
    .exitOverride()
  const commands = [
    serveCommand,
    statusCommand,
    siteCommand,
    seedCommand,
    importCommand,
    exportCommand,
    askCommand,
    rebuildCommand,
    auditCommand,
    jobsCommand,
    retentionCommand,
    backupCommand,
    restoreCommand,
    exportPersonCommand,
    eraseCommand,
  ]
  for (const create of commands) {
    const command = create(context).helpOption('-h, --help', 'print this help')
    program.addCommand(command.copyInheritedSettings(program).exitOverride())
  }
  return program
}

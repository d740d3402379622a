import { readEnvironment } from '@sojourn/server'
import { runCommand } from './run-command.ts'

process.exitCode = await runCommand(process.argv.slice(2), readEnvironment())

import { type Command, Option } from 'commander'

/** Which Sojourn a command is to work on, as its user says it. */
export interface TargetOptions {
  readonly data?: string
  readonly url?: string
  readonly key?: string
}

/** Gives a command the options by which it finds the Sojourn to work on. */
export const withTargetOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--data <folder>', 'the data directory (standard: SOJOURN_DATA_DIR, else ./data)').conflicts(
        'url',
      ),
    )
    .option('--url <url>', 'a Sojourn elsewhere, such as https://sojourn.example.com; needs --key')
    .option('--key <key>', 'its secret key, sk_…, with the rights that the command needs')

/** Where a command finds its data, for the end of its help. */
export const targetHelp = `
Where it works:
  Where a server runs on the data directory, the command goes through it. Where none does, the command starts one
  for as long as it works, on this machine alone, and stops it at the end. With --url and --key it works on a
  Sojourn elsewhere.`

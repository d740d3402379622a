import { UsageError } from '../usage-error.ts'
import { openLocalTarget } from './local-target.ts'
import { remoteTarget } from './remote-target.ts'
import type { Target } from './target.ts'
import type { TargetOptions } from './target-options.ts'

/**
 * The Sojourn that the options name: the one at `--url`, else the one on the data directory, started where none runs.
 * @throws UsageError where the options do not fit together; CommandError and those of `startServer` where it does not open.
 */
export async function openTarget(
  options: TargetOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Target> {
  const { url, key } = options
  if (url === undefined && key !== undefined)
    throw new UsageError('--key goes with --url; on the data directory no key is needed.')
  if (url === undefined) return openLocalTarget(options.data, environment)
  if (key === undefined)
    throw new UsageError('--url needs --key with a secret key of that Sojourn, such as --key sk_…')
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new UsageError('--url must be a URL such as https://sojourn.example.com')
  if (!key.startsWith('sk_'))
    throw new UsageError('--key must be a secret key, sk_…; a write key can only collect from pages.')
  return remoteTarget(url, key)
}

import { parse } from '../native.ts'
import type { TrackerOptions } from '../types.ts'

/**
 * The options that a tag's attributes say: `data-flush-seconds="2"` is `flushSeconds: 2`, `data-hash-routes` alone is
 * `hashRoutes: true`. The server is where the script came from, unless the tag says otherwise.
 */
export function optionsOfTag({
  src,
  dataset,
}: HTMLScriptElement): Partial<TrackerOptions> & Record<string, unknown> {
  const options: Record<string, unknown> = { endpoint: new URL('.', src).href }
  for (const [name, text] of Object.entries(dataset)) {
    options[name] = text
    try {
      // A user's id is a text, also where it looks like a number.
      if (name !== 'userId') options[name] = parse(text || 'true')
    } catch {
      // A text without quotes is itself.
    }
  }
  return options
}

import type { Fields } from './preset.ts'
import { objectOf, objectsOf } from './values.ts'

/** The data of every entity of an event, by `vendor/name` of its schema. */
type Entities = ReadonlyMap<string, readonly Fields[]>

/** `iglu:com.snowplowanalytics.snowplow/client_session/jsonschema/1-0-1` is `com.snowplowanalytics.snowplow/client_session`. */
export const schemaName = (schema: unknown): string =>
  /^iglu:([^/]+\/[^/]+)\//.exec(String(schema))?.[1] ?? ''

/** What [Snowplow attaches to an event](https://docs.snowplow.io/docs/fundamentals/entities/): its column `contexts`. */
export function entitiesOf(contexts: unknown): Entities {
  const found = new Map<string, Fields[]>()
  for (const { schema, data } of objectsOf(objectOf(contexts).data)) {
    const name = schemaName(schema)
    found.set(name, [...(found.get(name) ?? []), objectOf(data)])
  }
  return found
}

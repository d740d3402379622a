import {
  batchReceipt,
  eventInput,
  eventReceipt,
  eventSchema,
  instant,
  jsonObject,
  problemSchema,
  rejection,
  sessionAnalytics,
  sessionSchema,
  siteSettings,
} from '@sojourn/contract'
import { z } from 'zod'

type JsonSchema = Record<string, unknown>

/** The schemas that the document names and refers to. */
const names = new Map<z.core.$ZodType, string>(
  Object.entries({
    BatchReceipt: batchReceipt,
    Event: eventSchema,
    EventInput: eventInput,
    EventReceipt: eventReceipt,
    Problem: problemSchema,
    Rejection: rejection,
    Session: sessionSchema,
    SessionAnalytics: sessionAnalytics,
    SiteSettings: siteSettings,
  }).map(([name, schema]) => [schema, name]),
)

/** Descriptions as the schemas carry them, and our names as ids, without marking the contract's schemas for everybody. */
class NamedSchemas extends z.core.$ZodRegistry<z.core.GlobalMeta> {
  override get(schema: z.core.$ZodType): z.core.GlobalMeta | undefined {
    const described = z.globalRegistry.get(schema)
    const id = names.get(schema)
    return id === undefined ? described : { ...described, id }
  }
}
const metadata = new NamedSchemas()

/** Schemas whose check is a function, which says nothing about the form. */
const forms = new Map<unknown, JsonSchema>([
  [
    instant,
    {
      anyOf: [
        { type: 'string', format: 'date-time' },
        { type: 'integer', description: 'Unix milliseconds' },
      ],
    },
  ],
  [jsonObject, { type: 'object', additionalProperties: true }],
])

/**
 * A schema as JSON Schema 2020-12, which OpenAPI 3.1 speaks. What it refers to by name is added to `components`.
 * `direction` tells apart what is sent to us and what we answer.
 */
export function toJsonSchema(
  schema: z.ZodType,
  direction: 'input' | 'output',
  components: Map<string, JsonSchema>,
): JsonSchema {
  const converted = z.toJSONSchema(schema, {
    io: direction,
    metadata,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, forms.get(zodSchema))
      // Every whole number carries the bounds of a double's; they say nothing.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  }) as JsonSchema & { $defs?: Record<string, JsonSchema> }
  const { $defs = {}, $schema: _dialect, id: _id, ...plain } = converted
  for (const [name, { id: _definitionId, ...definition }] of Object.entries($defs))
    components.set(name, relocate(definition))
  const name = names.get(schema)
  if (name === undefined) return relocate(plain)
  if (!(name in $defs)) components.set(name, relocate(plain))
  return { $ref: `#/components/schemas/${name}` }
}

/** References lead into the document's components instead of the schema's own definitions. */
const relocate = (schema: JsonSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'))

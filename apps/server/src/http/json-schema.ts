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
const named = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries({
  BatchReceipt: batchReceipt,
  Event: eventSchema,
  EventInput: eventInput,
  EventReceipt: eventReceipt,
  Problem: problemSchema,
  Rejection: rejection,
  Session: sessionSchema,
  SessionAnalytics: sessionAnalytics,
  SiteSettings: siteSettings,
}))
  named.add(schema, { id })

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
    metadata: named as never,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, forms.get(zodSchema))
    },
  }) as JsonSchema & { $defs?: Record<string, JsonSchema> }
  const { $defs = {}, $schema: _dialect, id: _id, ...plain } = converted
  for (const [name, definition] of Object.entries($defs)) {
    const { id: _definitionId, ...content } = definition
    components.set(name, relocate(content))
  }
  const id = named.get(schema)?.id
  if (id === undefined) return relocate(plain)
  components.set(id, relocate(plain))
  return { $ref: `#/components/schemas/${id}` }
}

/** References lead into the document's components instead of the schema's own definitions. */
const relocate = (schema: JsonSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'))

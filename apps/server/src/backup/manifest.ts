import { z } from 'zod'

const count = z.number().int().min(0)
const table = z.object({
  name: z.string().regex(/^\w+$/),
  /** As questions see them; there may be more in the files. */
  rows: count,
  /** The files with its rows. */
  objects: z.array(z.string()),
})

/** What a backup consists of. It is written last: a backup without one never was. */
export const manifestSchema = z.object({
  format: z.literal(1),
  /** The moment that it holds, in ISO 8601. */
  takenAt: z.iso.datetime(),
  /** Of the Sojourn that made it. */
  version: z.string(),
  /** Of ClickHouse. */
  tables: z.array(table.extend({ definition: z.string(), columns: z.array(z.string().regex(/^\w+$/)) })),
  catalog: z.object({ migrations: z.array(z.string()), tables: z.array(table) }),
})
export type Manifest = z.output<typeof manifestSchema>

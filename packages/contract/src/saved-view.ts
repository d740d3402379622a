import { z } from 'zod'

const name = z
  .string({ error: 'must be a name' })
  .trim()
  .min(1, { error: 'must not be empty' })
  .max(128, { error: 'must be at most 128 characters' })

/** Longer than any address that a browser shows. */
const addressMax = 8192

const address = z
  .string({ error: 'must be an address such as /funnels?range=7d' })
  .max(addressMax, { error: `must be at most ${addressMax} characters` })
  // `//host` and `/\host` lead elsewhere in a browser.
  .regex(/^\/(?![/\\])[^\s\\]*$/, { error: 'must begin with one / such as /funnels?range=7d' })
  .describe('Of the page, from the root, with everything that was chosen on it')

const isShared = z
  .boolean({ error: 'must be true or false' })
  .describe('With everybody of the organization; else only its own account sees it')

/** A view to be saved. */
export const newSavedView = z.strictObject({ name, address, isShared: isShared.default(false) })

/** What is to change of a view. */
export const savedViewChanges = z.strictObject({
  name: name.optional(),
  address: address.optional(),
  isShared: isShared.optional(),
})

/** A saved view, as answered. */
export const savedViewSchema = z.object({
  viewId: z.string(),
  name: z.string(),
  address: z.string(),
  siteId: z.string().nullable().describe('The site that the address names; null: it names none'),
  isShared: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type SavedViewAnswer = z.output<typeof savedViewSchema>

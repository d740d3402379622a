import { z } from 'zod'

/** An annotation to be kept. */
export const newAnnotation = z.strictObject({
  siteId: z.string({ error: 'must be the id of a site' }),
  day: z.iso.date({ error: 'must be a day such as 2026-03-02' }).describe('In the time zone of the site'),
  text: z
    .string({ error: 'must be a text' })
    .trim()
    .min(1, { error: 'must not be empty' })
    .max(280, { error: 'must be at most 280 characters' })
    .describe('What happened'),
})

/** What happened on a day, as answered. */
export const annotationSchema = z.object({
  annotationId: z.string(),
  siteId: z.string(),
  day: z.string(),
  text: z.string(),
  createdAt: z.iso.datetime(),
})
export type AnnotationAnswer = z.output<typeof annotationSchema>

import { z } from 'zod'
import { stageNames } from './session.ts'

const count = z.number().int()

/** How many people a day of a site had. */
export const dayPeopleSchema = z.object({
  day: count.describe('People with a session that began on it: users, and visitors of whom no user is known'),
  week: count.describe('In the seven days that end with it'),
  month: count.describe('In the thirty days that end with it'),
  first: count.describe('Of those of the day, who had no session before'),
  countedAt: z.iso.datetime().describe('When they were counted: what came since is not in it'),
})

/** What a day of a site came to, as answered. */
export const siteDaySchema = <Figures extends Readonly<Record<string, z.ZodType<number | null | undefined>>>>(
  figures: Figures,
) =>
  z.object({
    day: z.string().describe('In the time zone of the site: `2026-03-08`'),
    startsAt: z.iso.datetime(),
    figures: z.object(figures).describe('Of the sessions that began on the day'),
    stages: z
      .array(z.object({ stage: z.enum(stageNames), visitors: count, sessions: count, revenue: z.number() }))
      .describe('Of those sessions, which reached a stage'),
    people: dayPeopleSchema.nullable().describe('Null: not counted yet, the job `count-people` does it'),
    isSealed: z.boolean().describe('Whether sessions of it have run out: it stays as it was then'),
  })

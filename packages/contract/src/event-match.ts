import { z } from 'zod'
import { eventType } from './event.ts'
import { filterSchema } from './filter.ts'
import { stageNames } from './session.ts'

const conditionsMax = 10

/** What an event must be, member by member; all that is given must hold. */
export const eventPlace = {
  type: eventType.optional(),
  eventType: eventType.optional().describe('Accepted for `type`'),
  page: z
    .string({ error: 'must be a page path such as /products/*' })
    .min(1, { error: 'must not be empty' })
    .max(4096)
    .optional()
    .describe(
      'The page path: `*` is anything within a segment, `**` anything at all, `\\` takes its meaning from the sign behind ' +
        'it. Without a type it is a page view',
    ),
  section: z
    .string({ error: 'must be a string' })
    .min(1)
    .max(128)
    .optional()
    .describe('Of a page view or a move to it'),
  stage: z
    .enum(stageNames, { error: `must be one of ${stageNames.join(', ')}` })
    .optional()
    .describe('`entry` is the beginning, and can only be the first step'),
  where: z
    .array(filterSchema, {
      error: 'must be a list such as [{"property": "plan", "op": "eq", "value": "pro"}]',
    })
    .max(conditionsMax, { error: `must be at most ${conditionsMax} conditions` })
    .optional()
    .describe(
      'Conditions on the event, all of which must hold: on its `page`, `path`, `url`, `section`, `title`, `eventType`, ' +
        '`revenue`, `currency`, or a property by its name (`property:NAME` where it is called like one of those)',
    ),
}

/** A description whose `eventType` goes by its own name, `type`. */
export function foldEventType<Given extends { type?: string | undefined; eventType?: string | undefined }>({
  eventType,
  ...given
}: Given): Omit<Given, 'eventType'> {
  return eventType === undefined ? given : { ...given, type: given.type ?? eventType }
}

/** Whether any of it is said but conditions. */
export const saysPlace = ({
  type,
  page,
  section,
  stage,
}: Partial<Record<'type' | 'page' | 'section' | 'stage', unknown>>) =>
  [type, page, section, stage].some((part) => part !== undefined)

/** An event as a request describes it. */
export const eventMatch = z
  .strictObject(eventPlace)
  .transform(foldEventType)
  .refine(saysPlace, { error: 'must name a type, page, section or stage' })
  .refine(({ stage }) => stage !== 'entry', { path: ['stage'], error: 'must not be entry here' })
  .meta({ id: 'EventMatch' })
export type EventMatch = z.output<typeof eventMatch>

import { type StageName, type StagesAnswer, stageNames } from '@sojourn/contract'
import type { ReadOptions, Warehouse } from '@sojourn/warehouse'
import { figures } from '../figures/figures.ts'
import type { Frame } from '../frame/frame.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'

type Stage = StagesAnswer['stages'][number]

const metrics = ['visitors', 'sessions', 'revenue'] as const

/**
 * How many of the chosen sessions, and of their visitors, reached each stage of the standard journey, and what these
 * sessions earned in a currency (ISO 4217): the figures of the break-down by stage, in the order of the journey.
 *
 * A stage is reached by an event that the rules of the site put there, whatever came before it: more sessions can reach a
 * stage than the one before. Every session has its entry.
 * @throws QuestionError where a filter or the segment names what does not exist
 */
export async function stages(
  warehouse: Warehouse,
  frame: Frame,
  currency: string,
  options: ReadOptions = {},
): Promise<Stage[]> {
  const selected = selectSessions(await withSpan(warehouse, frame, options))
  const { siteIds } = frame
  // Numbers are grouped in a fraction of the time of names; no stage has the number 0.
  const names = stageNames.map((stage) => `'${stage}'`).join(', ')
  const numbers = stageNames.map((_, index) => index + 1).join(', ')
  const group = `arrayJoin(arrayMap(stage -> toUInt8(transform(stage, [${names}], [${numbers}], 255)), stages))`
  const asked = { siteIds, selected, metrics, currency, group, isZeroWhole: true }
  const { groups } = await figures(warehouse, asked, options)
  const found = new Map(groups.map(({ group, figures }) => [group, figures]))
  const reached = stageNames.map((stage, index) => {
    const count = (name: (typeof metrics)[number]) => found.get(index + 1)?.[name] ?? 0
    return { stage, visitors: count('visitors'), sessions: count('sessions'), revenue: count('revenue') }
  })
  return reached.map((here, index) => withDropOff(here, reached[index + 1]))
}

type Reached = Pick<Stage, 'visitors' | 'sessions' | 'revenue'> & { readonly stage: StageName }

const withDropOff = (here: Reached, next: Reached | undefined): Stage => ({
  ...here,
  dropOff: next ? here.visitors - next.visitors : null,
  dropOffRate: next ? rateOf(here.visitors, next.visitors) : null,
  sessionDropOffRate: next ? rateOf(here.sessions, next.sessions) : null,
})

const rateOf = (here: number, next: number): number | null => (here === 0 ? null : (here - next) / here)

import type { JourneyKind } from '@sojourn/contract'
import { sectionTypes } from './match-sql.ts'

/** What is a station of a journey, as SQL over a row of `events`: which events, and what each is called. */
export const journeyItems: Readonly<Record<JourneyKind, { readonly where: string; readonly name: string }>> =
  {
    pages: { where: "(type = 'page_view' AND page != '')", name: 'page' },
    sections: {
      where: `(type IN (${sectionTypes.map((type) => `'${type}'`).join(', ')}) AND section != '')`,
      name: 'section',
    },
    events: { where: 'true', name: 'type' },
    // Every session has its entry, whether or not a rule of the site puts an event there.
    stages: { where: "stage NOT IN ('', 'entry')", name: 'stage' },
  }

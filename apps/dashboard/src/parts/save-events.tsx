import type { EventAnswer } from '@sojourn/contract'
import { SaveMenu } from './save-menu.tsx'

/** The events on screen, as a file. */
export function SaveEvents({ events }: { readonly events: readonly EventAnswer[] }) {
  return <SaveMenu name="events" rows={() => fileOf(events)} answer={events} hasPicture={false} />
}

const fileOf = (events: readonly EventAnswer[]) => ({
  headings: ['timestamp', 'type', 'page', 'section', 'properties', 'eventId'],
  rows: events.map(({ timestamp, type, page, section, properties, eventId }) => [
    timestamp,
    type,
    page,
    section,
    properties,
    eventId,
  ]),
})

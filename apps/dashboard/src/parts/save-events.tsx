import type { EventAnswer } from '@sojourn/contract'
import { SaveMenu } from './save-menu.tsx'

/** With its place among those of its session, or without. */
type Event = Omit<EventAnswer, 'step'>

/** The events on screen, as a file. */
export function SaveEvents({ events }: { readonly events: readonly Event[] }) {
  return <SaveMenu name="events" rows={() => fileOf(events)} answer={events} hasPicture={false} />
}

const fileOf = (events: readonly Event[]) => ({
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

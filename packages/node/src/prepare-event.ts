import { newEventId } from '@sojourn/sessions'
import type { DeliveryFailure } from './delivery-failure.ts'
import type { QueuedEvent } from './queue/event-queue.ts'
import type { ServerEvent } from './server-event.ts'

/** The server's limit, so that one large event does not cost its batch a second request. */
const eventBytesMax = 32 * 1024

/** An event as the queue holds it, or why it cannot be sent. */
type Prepared = { readonly event: QueuedEvent } | { readonly failure: DeliveryFailure }

/**
 * Makes the text that will be sent, whatever becomes of the object afterwards. The id is made here, so that a repeat of
 * the request is recognised as one.
 * @param now unix milliseconds
 */
export function prepareEvent(type: string, given: ServerEvent, now: number): Prepared & { eventId: string } {
  const eventId = given.eventId ?? newEventId(now)
  try {
    const json = JSON.stringify({ ...given, type, eventId, timestamp: given.timestamp ?? now })
    const bytes = Buffer.byteLength(json)
    if (bytes <= eventBytesMax) return { eventId, event: { eventId, json, bytes } }
    const message = `An event of type ${type} has ${bytes} bytes of JSON; ${eventBytesMax} are possible.`
    return { eventId, failure: { code: 'too_large', message, eventIds: [eventId] } }
  } catch (cause) {
    const message = `An event of type ${type} cannot be written as JSON: leave out circles and BigInts.`
    return { eventId, failure: { code: 'not_json', message, eventIds: [eventId], cause } }
  }
}

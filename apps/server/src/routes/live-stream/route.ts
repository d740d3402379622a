import { z } from 'zod'
import { limitParameter } from '../../http/limit.ts'
import type { LiveFeed } from '../../live/live-feed.ts'
import { streamLive } from '../../live/stream-live.ts'
import { room } from '../../rooms/room.ts'

interface Deps {
  live: LiveFeed
  now: () => number
}

export const liveStream = ({ live, now }: Deps) =>
  room({
    guard: 'read',
    method: 'get',
    path: '/api/v1/analytics/live/stream',
    tag: 'Analytics',
    summary: 'Who is here, and events as they come',
    description:
      'Server-sent events: `live` with who is here at the beginning and whenever that changed (looked at every 5 seconds), ' +
      '`event` for each event once it is stored, `gap` where some could not be told. With `Last-Event-ID` (as browsers send ' +
      'it when they connect again) it goes on behind that event; events that were told already may come in `live` too: ' +
      'tell them apart by `sessionId` and `eventId`. A stream ends after 15 minutes: connect again.',
    query: z.object({
      limit: limitParameter.describe('Of the sessions that `live` lists'),
      lastEventId: z.string().max(64).optional().describe('As the header `Last-Event-ID`'),
    }),
    answers: {
      200: {
        description: 'The stream',
        schema: z.string(),
        contentType: 'text/event-stream',
      },
    },
    problems: ['rate_limited'],
    handle: ({ c, caller, siteIds, query }) => {
      const watch = live.bus.watch(siteIds, query.lastEventId ?? c.req.header('last-event-id'))
      const texts = streamLive(live, watch, siteIds, { now, caller, limit: query.limit })
      const encoder = new TextEncoder()
      const stream = new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            const { done, value } = await texts.next().catch((cause: unknown) => {
              watch.close()
              throw cause
            })
            if (!done) return controller.enqueue(encoder.encode(value))
            watch.close()
            controller.close()
          },
          cancel: () => watch.close(),
        },
        { highWaterMark: 0 },
      )
      c.header('content-type', 'text/event-stream; charset=utf-8')
      // Proxies such as nginx would gather what is to be told at once.
      c.header('x-accel-buffering', 'no')
      return c.body(stream)
    },
  })

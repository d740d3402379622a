import { z } from 'zod'
import { documentRooms } from '../../rooms/document-rooms.ts'
import { type Room, room } from '../../rooms/room.ts'

/** Made once, when it is first asked for. `rooms` is asked then, so that the document's own room can be among them. */
export const openapi = (rooms: () => readonly Room[], version: string) => {
  let text: string | undefined
  return room({
    guard: 'public',
    method: 'get',
    path: '/openapi.json',
    tag: 'Operations',
    summary: 'This document',
    answers: { 200: { description: 'OpenAPI 3.1', schema: z.record(z.string(), z.unknown()) } },
    handle: ({ c }) => {
      text ??= JSON.stringify(documentRooms(rooms(), version))
      c.header('content-type', 'application/json')
      c.header('access-control-allow-origin', '*')
      return c.body(text)
    },
  })
}

import { z } from 'zod'
import { findCredential } from '../../credentials/find-credential.ts'
import { room } from '../../rooms/room.ts'
import { rudderSourceConfig } from '../../segment/rudder-source-config.ts'

export const readSourceConfig = () =>
  room({
    guard: 'collect',
    method: 'get',
    path: '/sourceConfig',
    tag: 'Segment',
    summary: "Settings that RudderStack's libraries ask for first",
    answers: { 200: { description: 'An enabled source', schema: z.record(z.string(), z.unknown()) } },
    handle: ({ c, site: { siteId, name } }) =>
      c.json(rudderSourceConfig({ siteId, siteName: name, writeKey: findCredential(c) ?? '' })),
  })

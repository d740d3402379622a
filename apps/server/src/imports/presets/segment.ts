import { mapSegmentMessage } from '../../segment/map-segment-message.ts'
import type { Preset } from './preset.ts'
import { given } from './values.ts'

/**
 * Messages of [Segment's specification](https://segment.com/docs/connections/spec/), one a line: its archives in S3, and
 * those of RudderStack. They mean what they mean when they come over the API.
 */
export const segment: Preset = {
  name: 'segment',
  title: 'Segment and RudderStack, archives of messages as JSON lines',
  format: 'ndjson',
  toEvent: (row) => given(mapSegmentMessage(row).input),
}

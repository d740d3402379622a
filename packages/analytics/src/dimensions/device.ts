import type { SessionDimension } from './dimension.ts'

export const device: SessionDimension = {
  name: 'device',
  sentence: 'Kind of device, such as desktop or mobile',
  level: 'session',
  value: { text: 'device_type' },
}

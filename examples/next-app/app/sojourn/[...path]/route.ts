import { createTrackerProxy } from '@sojourn/next/server'
import { identity, tokenOf } from '../../../site/identity.ts'
import { settings } from '../../../site/settings.ts'

export const { GET, POST, PATCH } = createTrackerProxy(() => ({
  url: settings().url,
  identity: identity(),
  tokenOf,
}))

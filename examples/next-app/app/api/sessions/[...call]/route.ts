import { createSessionHandlers } from '@sojourn/next/server'
import { identity, tokenOf } from '../../../../site/identity.ts'
import { settings } from '../../../../site/settings.ts'

export const { GET, POST, PATCH } = createSessionHandlers(() => ({
  ...settings(),
  identity: identity(),
  tokenOf,
}))

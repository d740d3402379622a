import { createCommerce } from '../commerce.ts'
import { createCore } from '../create-core.ts'
import { startTag } from './start-tag.ts'

startTag((options) => {
  const core = createCore(options)
  return Object.assign(core, { commerce: createCommerce(core.track) })
})

import { createCore } from '../create-core.ts'
import { startTag } from './start-tag.ts'

startTag(createCore)

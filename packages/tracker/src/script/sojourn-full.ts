import { type AutocaptureOptions, autocapture } from '../autocapture/autocapture.ts'
import { createTracker } from '../create-tracker.ts'
import { startTag } from './start-tag.ts'

startTag((options) => {
  const { features = [] } = options
  return createTracker({ ...options, features: [autocapture(options as AutocaptureOptions), ...features] })
})

import { createTracker } from '@sojourn/tracker'
import { followDataLayer } from '../src/follow-data-layer.ts'

/** The script of the page under test. Its address says where events go. */
const question = new URLSearchParams(location.search)
const tracker = createTracker({
  writeKey: question.get('key') ?? '',
  endpoint: question.get('server') ?? '',
  flushSeconds: 1,
})
tracker.start()
const stop = followDataLayer(tracker)
Object.assign(window, { tracker, stop })

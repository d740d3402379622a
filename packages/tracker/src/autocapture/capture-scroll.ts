import type { TrackerHost } from '../types.ts'
import type { Listen } from './autocapture.ts'

/**
 * Tells how far down a page was seen, in percent of its height, when it is left; again only where it was seen further
 * meanwhile. A page that nobody scrolled is silent.
 * @returns ends it
 */
export function captureScroll(host: TrackerHost, listen: Listen): () => void {
  let depth = 0
  let told = 0
  listen('scroll', () => {
    const { scrollHeight } = document.documentElement
    depth = Math.max(depth, Math.min(100, Math.round(((scrollY + innerHeight) / scrollHeight) * 100)))
  })
  const stopLeave = host.on('leave', () => {
    if (depth <= told) return
    told = depth
    host.track('scroll', { depth, engagedSeconds: host.engagedSeconds?.() }, { opensSession: false })
  })
  const stopPage = host.on('page', () => {
    depth = told = 0
  })
  return () => {
    stopLeave()
    stopPage()
  }
}

/**
 * What the tracker needs of the browser, as it was when the tracker was loaded: pages replace `fetch` and `JSON`, and
 * some of them break them. Nothing here exists for certain, as the module is also loaded on servers.
 */
export const view = globalThis as typeof globalThis & { navigation?: EventTarget }
export const { parse, stringify } = JSON
export const {
  setTimeout: later,
  clearTimeout: cancel,
  setInterval: repeat,
  clearInterval: cease,
  fetch: request,
  addEventListener: listen,
} = view
export const agent = view.navigator as
  | (Navigator & { globalPrivacyControl?: boolean; doNotTrack?: string | null })
  | undefined
export const { min, random } = Math
const wallClock = Date.now
const monotonic = view.performance

/** Between the two clocks, in milliseconds. */
let between = wallClock() - monotonic.now()

/**
 * The time in unix milliseconds, by the device's clock as it was when the page was loaded: setting the clock back has no
 * effect until the next page. It goes ahead with the device's, as the monotonic one stands still while a device sleeps
 * (https://crbug.com/1206450).
 */
export function now(): number {
  const ahead = wallClock() - monotonic.now() - between
  if (ahead > 1000) between += ahead
  return Math.round(between + monotonic.now())
}

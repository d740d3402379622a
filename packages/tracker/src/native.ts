/**
 * What the tracker needs of the browser, as it was when the tracker was loaded: pages replace `fetch` and `JSON`, and
 * some of them break them. Nothing here exists for certain, as the module is also loaded on servers.
 */
export const view = globalThis
export const { parse, stringify } = JSON
export const { setTimeout: later, clearTimeout: cancel, fetch: request } = view
/** Empty on a server. */
export const agent = (view.navigator ?? {}) as Navigator & {
  globalPrivacyControl?: boolean
  doNotTrack?: string | null
}
/** Unix milliseconds, by the device's clock; the server learns from `sentAt` how far it is off. */
export const { now } = Date

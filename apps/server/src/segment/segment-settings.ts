interface SettingsOptions {
  readonly writeKey: string
  /** Host and port under which the caller reached us, such as `sojourn.example:4300`. */
  readonly host: string
  readonly protocol: 'http' | 'https'
}

/**
 * Answer to `GET /v1/projects/KEY/settings`, which analytics.js and the mobile libraries ask before they send anything.
 * `Segment.io` is the one destination and points back here (`apiHost` includes `/v1`), so that changing the address of
 * the settings is enough. There is no tracking plan: with one, analytics.js would fetch more code from its makers.
 * The libraries' own telemetry is off (`metrics`).
 */
export function segmentSettings({ writeKey, host, protocol }: SettingsOptions) {
  return {
    integrations: { 'Segment.io': { apiKey: writeKey, apiHost: `${host}/v1`, protocol } },
    plan: {},
    edgeFunction: {},
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    analyticsNextEnabled: true,
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  }
}

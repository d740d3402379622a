interface SourceOptions {
  readonly siteId: string
  readonly siteName: string
  readonly writeKey: string
}

/**
 * Answer to `GET /sourceConfig`, which RudderStack's browser and mobile libraries ask before they send anything: an
 * enabled source without destinations, its error and usage reports off. The browser's insists on `id`, `config` and
 * `destinations`; the Kotlin one also on `name`, `writeKey`, `workspaceId` and `updatedAt`.
 */
export function rudderSourceConfig({ siteId, siteName, writeKey }: SourceOptions) {
  return {
    source: {
      id: siteId,
      name: siteName,
      writeKey,
      enabled: true,
      workspaceId: 'sojourn',
      updatedAt: '2026-01-01T00:00:00.000Z',
      config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
      destinations: [],
    },
  }
}

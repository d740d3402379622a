const packages = ['contract', 'sessions', 'warehouse', 'analytics', 'catalog', 'engine']

/**
 * What each workspace may import of ours, by folder name. `types of x` allows `import type` only. The arrows point one
 * way: contract ← sessions ← warehouse ← analytics ← server ← cli.
 * @type {Record<string, string[]>}
 */
export const directions = {
  contract: [],
  engine: [],
  'sample-shop': [],
  sessions: ['contract'],
  catalog: ['contract'],
  warehouse: ['contract', 'sessions'],
  analytics: ['contract', 'sessions', 'warehouse'],
  server: packages,
  cli: ['contract', 'server', 'sample-shop'],
  tracker: ['types of contract'],
  react: ['types of contract', 'tracker'],
  next: ['types of contract', 'tracker', 'react'],
  node: ['types of contract', 'sessions'],
  gtm: ['types of tracker'],
  'test-server': ['catalog', 'engine', 'warehouse'],
  shop: [],
  'next-app': ['tracker', 'react', 'next', 'node'],
  // The preview of a site's rules is done by the code that records.
  dashboard: ['types of contract', 'types of server', 'sessions', 'sample-shop'],
  bench: [...packages, 'server', 'cli', 'test-server'],
  tooling: ['contract', 'test-server'],
}

/**
 * What tests may import besides: a real engine to ask, where the sources know only a URL.
 * @type {Record<string, string[]>}
 */
export const testDirections = {
  warehouse: ['test-server'],
  analytics: ['test-server'],
  cli: packages,
  'sample-shop': ['contract'],
  node: ['contract', 'test-server'],
  tracker: ['test-server'],
  react: ['test-server'],
  gtm: ['tracker', 'test-server'],
  shop: ['test-server'],
  'next-app': ['test-server'],
  dashboard: ['test-server'],
  server: ['test-server'],
  next: ['contract', 'test-server'],
}

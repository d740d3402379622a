/**
 * Stands in for Tag Manager in a real page: what the template's sandbox gives, with the page's own window behind it.
 * https://developers.google.com/tag-platform/tag-manager/templates/api
 */
interface Scope extends Record<string, unknown> {
  readonly templateCode: string
}
const scope = window as unknown as Scope
const consentListeners: ((type: string, isGranted: boolean) => void)[] = []
const layer: Record<string, unknown> = {}

const stepsOf = (key: string) => key.split('.')
const read = (key: string): unknown =>
  stepsOf(key).reduce((at: unknown, name) => (at as Record<string, unknown> | undefined)?.[name], scope)
const write = (key: string, value: unknown) => {
  const [last = '', ...path] = stepsOf(key).reverse()
  const home = path.length > 0 ? read(path.reverse().join('.')) : scope
  ;(home as Record<string, unknown>)[last] = value
}

const sandbox = {
  addConsentListener: (_: string, listener: (typeof consentListeners)[number]) =>
    consentListeners.push(listener),
  callInWindow: (key: string, ...given: unknown[]) =>
    (read(key) as (...given: unknown[]) => unknown)(...given),
  copyFromDataLayer: (key: string) => layer[key],
  createArgumentsQueue(functionKey: string, arrayKey: string) {
    if (!read(functionKey))
      write(functionKey, function queue() {
        // biome-ignore lint/complexity/noArguments: it is what Tag Manager queues
        ;(read(arrayKey) as unknown[]).push(arguments)
      })
    if (!read(arrayKey)) write(arrayKey, [])
    return read(functionKey)
  },
  getType: (value: unknown) => (Array.isArray(value) ? 'array' : typeof value),
  injectScript(url: string, onSuccess: () => void, onFailure: () => void) {
    const script = document.createElement('script')
    document.head.append(Object.assign(script, { src: url, onload: onSuccess, onerror: onFailure }))
  },
  isConsentGranted: () => false,
  makeNumber: Number,
  makeTableMap: (table: Record<string, string>[], name: string, value: string) =>
    Object.fromEntries(table.map((row) => [row[name], row[value]])),
}

Object.assign(window, {
  /** Fires the tag, with what its form says; resolves when the tag says that it is done. */
  fire: (data: object, pushed: object = {}) =>
    new Promise<void>((gtmOnSuccess, gtmOnFailure) => {
      Object.assign(layer, pushed)
      const require = (name: keyof typeof sandbox) => sandbox[name]
      new Function('require', 'data', scope.templateCode)(require, { ...data, gtmOnSuccess, gtmOnFailure })
    }),
  consent: (isGranted: boolean) => {
    for (const listener of consentListeners) listener('analytics_storage', isGranted)
  },
})

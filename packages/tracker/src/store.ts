import { view } from './native.ts'

/** Texts by key, on the device where it lets us, else in memory. Never throws. */
export interface Store {
  get(key: string): string | null | undefined
  set(key: string, text: string): void
  remove(key: string): void
  /** All keys, sorted. */
  keys(): string[]
}

/**
 * Opens the store; what the device cannot take (storage is blocked, absent or full) stays in memory.
 * @param prefix keeps our keys apart from those of the page and of other sites
 * @param isDevice whether the device's storage is used at all
 */
export function openStore(prefix: string, isDevice: boolean): Store {
  const memory: Record<string, string> = {}
  const onDevice = <Answer>(use: (storage: Storage) => Answer): Answer | undefined => {
    try {
      // Reading the property throws where the browser blocks storage.
      return isDevice ? use(view.localStorage) : undefined
    } catch {
      return undefined
    }
  }
  return {
    get: (key) => memory[key] ?? onDevice((storage) => storage.getItem(prefix + key)),
    set(key, text) {
      memory[key] = text
      onDevice((storage) => {
        storage.setItem(prefix + key, text)
        delete memory[key]
      })
    },
    remove(key) {
      delete memory[key]
      onDevice((storage) => storage.removeItem(prefix + key))
    },
    keys: () =>
      Object.keys(onDevice((storage) => storage) ?? {})
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length))
        .concat(Object.keys(memory))
        .sort(),
  }
}

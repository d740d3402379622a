import { view } from './native.ts'

/** Texts by key, on the device where it lets us, else in memory. Never throws. */
export interface Store {
  get(key: string): string | null
  set(key: string, text: string): void
  remove(key: string): void
  /** The keys that begin so, sorted. */
  keys(start: string): string[]
  /** Removes everything, allowed or not. */
  wipe(): void
}

/**
 * Opens the store. What the device cannot take (storage is blocked, absent or full) stays in memory.
 * @param prefix keeps our keys apart from those of the page and of other sites
 * @param isAllowed where it says no, the store is empty and stays so, and the device is not even looked at
 * @param isDevice whether the device's storage is used at all
 */
export function openStore(prefix: string, isAllowed: () => boolean, isDevice: boolean): Store {
  const memory = new Map<string, string>()
  const tryDevice = <Answer>(use: (storage: Storage) => Answer, otherwise: Answer): Answer => {
    try {
      // Reading the property throws where the browser blocks storage.
      return use(view.localStorage)
    } catch {
      return otherwise
    }
  }
  const onDevice: typeof tryDevice = (use, otherwise) =>
    isDevice && isAllowed() ? tryDevice(use, otherwise) : otherwise
  const ownKeys = (storage: Storage): string[] =>
    Object.keys(storage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
  const remove = (key: string) => {
    memory.delete(key)
    onDevice((storage) => storage.removeItem(prefix + key), undefined)
  }
  return {
    get: (key) => memory.get(key) ?? onDevice((storage) => storage.getItem(prefix + key), null),
    set(key, text) {
      if (!isAllowed()) return
      const isStored = onDevice((storage) => {
        storage.setItem(prefix + key, text)
        return true
      }, false)
      if (isStored) memory.delete(key)
      else memory.set(key, text)
    },
    remove,
    keys(start) {
      const found = new Set([...onDevice(ownKeys, []), ...memory.keys()])
      return [...found].filter((key) => key.startsWith(start)).sort()
    },
    wipe() {
      memory.clear()
      tryDevice((storage) => {
        for (const key of ownKeys(storage)) storage.removeItem(prefix + key)
      }, undefined)
    },
  }
}

/** Who listens to what. */
export interface Listeners<Events extends object> {
  on<Name extends keyof Events>(name: Name, listener: (detail: Events[Name]) => void): () => void
  emit<Name extends keyof Events>(name: Name, detail: Events[Name]): void
}

/** @param guard calls a listener, and keeps what it throws from the others */
export function createListeners<Events extends object>(guard: (call: () => void) => void): Listeners<Events> {
  const heard = new Map<keyof Events, Set<(detail: never) => void>>()
  return {
    on(name, listener) {
      const own = (detail: never) => listener(detail)
      const all = heard.get(name) ?? new Set()
      heard.set(name, all.add(own))
      return () => void all.delete(own)
    },
    emit(name, detail) {
      for (const listener of [...(heard.get(name) ?? [])]) guard(() => listener(detail as never))
    },
  }
}

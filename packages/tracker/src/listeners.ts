/** Who listens to what. */
export interface Listeners<Events extends object> {
  on<Name extends keyof Events>(name: Name, listener: (detail: Events[Name]) => void): () => void
  emit<Name extends keyof Events>(name: Name, detail: Events[Name]): void
}

/** @param guard calls a listener, and keeps what it throws from the others */
export function createListeners<Events extends object>(guard: (call: () => void) => void): Listeners<Events> {
  const heard = new Set<[name: unknown, listener: (detail: never) => void]>()
  return {
    on(...entry) {
      heard.add(entry)
      return () => void heard.delete(entry)
    },
    emit(said, detail) {
      for (const [name, listener] of heard) if (name === said) guard(() => listener(detail as never))
    },
  }
}

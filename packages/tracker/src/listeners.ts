/** Who listens to what. */
export interface Listeners<Events extends object> {
  on<Name extends keyof Events>(name: Name, listener: (detail: Events[Name]) => void): () => void
  emit<Name extends keyof Events>(name: Name, detail: Events[Name]): void
}

/** @param guard calls a listener, and keeps what it throws from the others */
export function createListeners<Events extends object>(guard: (call: () => void) => void): Listeners<Events> {
  const heard: [unknown, (detail: never) => void][] = []
  return {
    on(name, listener) {
      const entry: (typeof heard)[number] = [name, listener]
      heard.push(entry)
      return () => void heard.splice(heard.indexOf(entry) >>> 0, 1)
    },
    emit(name, detail) {
      for (const [heardName, listener] of [...heard])
        if (heardName === name) guard(() => listener(detail as never))
    },
  }
}

/** Sets a value deep in an object, making the objects on the way. */
export function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let place = target
  for (const name of path.slice(0, -1)) {
    place[name] ??= {}
    place = place[name] as Record<string, unknown>
  }
  const last = path.at(-1) as string
  // A plain assignment to this name would change the prototype instead.
  if (last === '__proto__') Object.defineProperty(place, last, { value, enumerable: true })
  else place[last] = value
}

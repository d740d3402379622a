import { fileURLToPath } from 'node:url'

/** The engine's bundled program: beside the bundle that this is part of, or in `dist/` where this runs from source. */
export function defaultChildPath(): string {
  const isSource = import.meta.url.endsWith('.ts')
  return fileURLToPath(new URL(isSource ? '../../../dist/engine.mjs' : './engine.mjs', import.meta.url))
}

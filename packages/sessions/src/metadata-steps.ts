import type { FoldStep } from './ordered-fold.ts'

/** Patches of metadata, merged name by name (shallow): the one received last wins. */
export const metadataSteps: FoldStep<Record<string, unknown>, Record<string, unknown>> = {
  start: () => ({}),
  add: (metadata, patch) => ({ ...metadata, ...patch }),
}

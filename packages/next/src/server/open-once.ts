/**
 * Options, or a function that answers them when the first request comes: `next build` loads every route, and should not
 * need the secrets of the running site.
 */
export type Given<Options> = Options | (() => Options)

/** Opens options that are there at once, others when first asked for. */
export function openOnce<Options extends object, Opened>(
  given: Given<Options>,
  open: (options: Options) => Opened,
): () => Opened {
  if (typeof given !== 'function') {
    const opened = open(given)
    return () => opened
  }
  let opened: { readonly value: Opened } | undefined
  return () => {
    opened ??= { value: open(given()) }
    return opened.value
  }
}

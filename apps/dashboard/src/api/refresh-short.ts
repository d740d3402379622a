interface Pages {
  readonly state: { readonly data?: { readonly pages: readonly unknown[] } | undefined }
}

const isShort = ({ state }: Pages): boolean => (state.data?.pages.length ?? 0) < 2

/**
 * A list is read anew while it is one page long, so that what happens appears by itself; somebody who has scrolled far is
 * left where they are, and the thousand pages above are not asked for again.
 */
export const refreshShort = {
  refetchOnWindowFocus: isShort,
  refetchOnMount: isShort,
  refetchInterval: (query: Pages) => (isShort(query) ? 15_000 : (false as const)),
}

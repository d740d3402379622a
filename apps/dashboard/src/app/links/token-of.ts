/** The token of a link, which stands behind `#`, so that no server logs it. */
export const tokenOf = (hash: string): string => decodeURIComponent(hash.replace(/^#/, ''))

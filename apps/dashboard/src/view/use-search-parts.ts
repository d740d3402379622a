import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** What a page keeps in the URL beside the view, and how to change some of it; undefined takes a name away. */
export function useSearchParts<Parts extends object>(): [
  Partial<Parts>,
  (change: { readonly [Name in keyof Parts]?: Parts[Name] | undefined }) => void,
] {
  const search = useSearch({ strict: false }) as Partial<Parts>
  const navigate = useNavigate()
  const change = useCallback(
    (parts: object) =>
      void navigate({
        to: '.',
        hash: true,
        search: (before: Record<string, unknown>) =>
          Object.fromEntries(
            Object.entries({ ...before, ...parts }).filter(([, value]) => value !== undefined),
          ),
      } as never),
    [navigate],
  )
  return [search, change]
}

import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/**
 * A word that a page keeps in the URL beside the view; empty where the URL has none.
 * @param isStep whether a change is a step of the browser's history; typing is none
 */
export function useSearchValue(name: string, isStep = true): [string, (value: string) => void] {
  const found = (useSearch({ strict: false }) as Record<string, unknown>)[name]
  const navigate = useNavigate()
  const set = useCallback(
    (value: string) =>
      void navigate({
        to: '.',
        hash: true,
        replace: !isStep,
        search: ({ [name]: _before, ...others }: Record<string, unknown>) =>
          value ? { ...others, [name]: value } : others,
      } as never),
    [navigate, name, isStep],
  )
  return [typeof found === 'string' || typeof found === 'number' ? String(found) : '', set]
}

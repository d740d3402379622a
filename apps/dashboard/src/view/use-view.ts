import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { isOfView, searchOf, type View, type ViewSearch, viewOf } from './view.ts'

/** The view that the URL says, and how to change it. A change is a step of the browser's history. */
export function useView(): { view: View; setView: (change: (view: View) => View) => void } {
  const search = useSearch({ strict: false }) as ViewSearch
  const navigate = useNavigate()
  const view = useMemo(() => viewOf(search), [search])
  const setView = useCallback(
    (change: (view: View) => View) => {
      void navigate({
        to: '.',
        hash: true,
        // What else a page keeps in the URL stays; what belongs to the view is said anew.
        search: (before: Record<string, unknown>) => ({
          ...Object.fromEntries(Object.entries(before).filter(([name]) => !isOfView(name))),
          ...searchOf(change(viewOf(before as ViewSearch))),
        }),
      } as never)
    },
    [navigate],
  )
  return { view, setView }
}

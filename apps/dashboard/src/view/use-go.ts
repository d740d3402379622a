import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useView } from './use-view.ts'
import { searchOf, type View } from './view.ts'

/** Goes to another page, with the view or a change of it. */
export function useGo(): (to: string, change?: (view: View) => View) => void {
  const { view } = useView()
  const navigate = useNavigate()
  return useCallback(
    (to, change = (same) => same) => void navigate({ to, search: searchOf(change(view)) } as never),
    [navigate, view],
  )
}

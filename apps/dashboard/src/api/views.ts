import type { SavedViewAnswer } from '@sojourn/contract'
import { request } from './request.ts'
import { useChange, useRemoval } from './use-change.ts'
import { useList } from './use-list.ts'

/** The saved views that who is signed in sees, by name. */
export const useSavedViews = () => useList<SavedViewAnswer>('views', { staleTime: 60_000 })

/** What is saved; one that has an id is changed. */
export type ViewDraft = Pick<SavedViewAnswer, 'name' | 'address' | 'isShared'> & { readonly viewId?: string }

export const useSaveView = () =>
  useChange('views', ({ viewId, name, address, isShared }: ViewDraft) => {
    const body = { name, address, isShared }
    return viewId
      ? request(`/api/v1/views/${viewId}`, { method: 'PATCH', body })
      : request('/api/v1/views', { method: 'POST', body })
  })

export const useRemoveView = () => useRemoval('views')

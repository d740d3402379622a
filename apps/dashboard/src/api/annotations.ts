import type { AnnotationAnswer } from '@sojourn/contract'
import { request } from './request.ts'
import { useChange, useRemoval } from './use-change.ts'
import { useList } from './use-list.ts'

/** What was written to days of a site, or of every site of the caller, by day. */
export const useAnnotations = (siteId: string | undefined) =>
  useList<AnnotationAnswer>('annotations', { siteId, staleTime: 60_000, keepsBefore: false })

export const useAnnotate = () =>
  useChange('annotations', (body: Pick<AnnotationAnswer, 'siteId' | 'day' | 'text'>) =>
    request('/api/v1/annotations', { method: 'POST', body }),
  )

export const useRemoveAnnotation = () => useRemoval('annotations')

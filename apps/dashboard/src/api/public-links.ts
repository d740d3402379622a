import type { OpenedLinkAnswer, PublicLinkAnswer } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { carryPass, request } from './request.ts'
import { useChange, useRemoval } from './use-change.ts'
import { useList } from './use-list.ts'

/** The public links of all sites, newest first. */
export const usePublicLinks = () => useList<PublicLinkAnswer>('public-links', { field: 'links' })

/** A link to be made; `password` null: none is asked for. */
export type NewPublicLink = Pick<
  PublicLinkAnswer,
  'siteId' | 'name' | 'segmentId' | 'shows' | 'frameOrigins' | 'expiresAt'
> & { readonly password: string | null }

/** A link that was just made, and its address, which is answered this once. */
export interface MadePublicLink {
  readonly link: PublicLinkAnswer
  readonly address: string
}

export const useMakePublicLink = () =>
  useChange('public-links', (body: NewPublicLink) =>
    request<MadePublicLink>('/api/v1/public-links', { method: 'POST', body }),
  )

/** Ends a link, at once. */
export const useRevokePublicLink = () => useRemoval('public-links')

/** Milliseconds after which a link is opened anew: its pass is good for an hour. */
const reopenMs = 50 * 60_000

/** Opens a public link; from then on everything is asked with its pass. */
export const useOpenedLink = (linkId: string, token: string, password: string | undefined) =>
  useQuery({
    queryKey: ['opened-link', linkId, token, password],
    queryFn: async () => {
      const body = { token, ...(password === undefined ? {} : { password }) }
      const path = `/api/v1/public-links/${encodeURIComponent(linkId)}/open`
      const opened = await request<OpenedLinkAnswer>(path, { method: 'POST', body })
      carryPass(opened.pass)
      return opened
    },
    staleTime: reopenMs,
    refetchInterval: reopenMs,
  })

import type { OpenedLinkAnswer, PublicLinkAnswer } from '@sojourn/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { carryPass, request } from './request.ts'

/** The public links of all sites, newest first. */
export const usePublicLinks = () =>
  useQuery({
    queryKey: ['public-links'],
    queryFn: ({ signal }) => request<{ links: PublicLinkAnswer[] }>('/api/v1/public-links', { signal }),
    select: ({ links }) => links,
  })

/** A link to be made; `password` null: none is asked for. */
export type NewPublicLink = Pick<
  PublicLinkAnswer,
  'siteId' | 'name' | 'segmentId' | 'frameOrigins' | 'expiresAt'
> & { readonly password: string | null }

/** A link that was just made, and its address, which is answered this once. */
export interface MadePublicLink {
  readonly link: PublicLinkAnswer
  readonly address: string
}

function useLinkChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['public-links'] }),
  })
}

export const useMakePublicLink = () =>
  useLinkChange((body: NewPublicLink) =>
    request<MadePublicLink>('/api/v1/public-links', { method: 'POST', body }),
  )

/** Ends a link, at once. */
export const useRevokePublicLink = () =>
  useLinkChange((linkId: string) => request<void>(`/api/v1/public-links/${linkId}`, { method: 'DELETE' }))

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

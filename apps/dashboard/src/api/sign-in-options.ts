import { useMutation, useQuery } from '@tanstack/react-query'
import { request } from './request.ts'

/** How people can sign in, beside address and password. */
export const useSignInOptions = () =>
  useQuery({
    queryKey: ['sign-in-options'],
    queryFn: ({ signal }) =>
      request<{ openId: { name: string } | null; mail: boolean }>('/api/v1/sign-in-options', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Goes to the OpenID provider, which sends people back to the page that they asked for. */
export const useOpenId = () =>
  useMutation({
    mutationFn: async () => {
      const { pathname, search } = window.location
      const { url } = await request<{ url: string }>('/api/auth/sign-in/social', {
        method: 'POST',
        body: { provider: 'openid', callbackURL: `${pathname}${search}`, disableRedirect: true },
      })
      window.location.assign(url)
    },
  })

/** Asks for a mail with which a forgotten password is set anew. */
export const useForgotten = () =>
  useMutation({
    mutationFn: (email: string) =>
      request('/api/auth/request-password-reset', { method: 'POST', body: { email } }),
  })

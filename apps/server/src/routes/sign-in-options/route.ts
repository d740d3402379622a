import { z } from 'zod'
import type { SignInOptions } from '../../accounts/sign-in-desk.ts'
import { room } from '../../rooms/room.ts'

const answer = z.object({
  openId: z
    .object({ name: z.string() })
    .nullable()
    .describe('Sign-in by an OpenID provider: `POST /api/auth/sign-in/social` with the provider `openid`'),
  mail: z.boolean().describe('Whether a link for a forgotten password can be mailed'),
})

export const readSignInOptions = ({ openId, sendMail }: SignInOptions) =>
  room({
    guard: 'public',
    method: 'get',
    path: '/api/v1/sign-in-options',
    tag: 'Accounts',
    summary: 'How people can sign in here',
    answers: { 200: { description: 'Beside address and password', schema: answer } },
    handle: ({ c }) =>
      c.json({ openId: openId ? { name: openId.name } : null, mail: sendMail !== undefined }),
  })

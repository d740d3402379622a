import { type ProblemCode, ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import type { Context } from '../http/app-env.ts'
import { answerProblem } from '../http/problem-response.ts'
import { readJson } from '../http/read-json.ts'
import { senderOf } from '../http/sender.ts'
import type { Limits } from '../limits/limits.ts'
import { type Room, room } from '../rooms/room.ts'
import type { SignInDesk } from './sign-in-desk.ts'
import { createSignInThrottle } from './sign-in-throttle.ts'

interface Deps {
  readonly signInDesk: SignInDesk
  readonly trustProxyHops: number
  readonly limits: Limits
}

/** What of the sign-in library is open, by path under `/api/auth`; the rest of it does not exist. */
const calls = [
  ['post', 'sign-in/email', 'Sign in with an address and a password'],
  ['post', 'sign-in/social', 'Begin to sign in by the OpenID provider'],
  ['get', 'callback/openid', 'Where the OpenID provider sends people back to'],
  ['post', 'sign-out', 'Sign out'],
  ['get', 'get-session', 'Who is signed in'],
  ['post', 'change-password', 'Change the own password'],
  ['post', 'update-user', 'Change the own name'],
  ['post', 'request-password-reset', 'Ask for a mail with which a forgotten password is set anew'],
  ['post', 'reset-password', 'Set a forgotten password anew, with the token of a link'],
  ['get', 'list-sessions', 'List where the account is signed in'],
  ['post', 'revoke-session', 'Sign out elsewhere'],
  ['post', 'revoke-other-sessions', 'Sign out everywhere else'],
  ['post', 'two-factor/enable', 'Begin with one-time passwords'],
  ['post', 'two-factor/disable', 'Stop using one-time passwords'],
  ['post', 'two-factor/verify-totp', 'Give a one-time password'],
  ['post', 'two-factor/verify-backup-code', 'Give a backup code in its place'],
  ['post', 'two-factor/generate-backup-codes', 'Make new backup codes'],
] as const

const anything = z.unknown()

/** Signing in and out. The sign-in library checks passwords, one-time passwords and whence a call comes. */
export function authRooms({ signInDesk: desk, trustProxyHops, limits }: Deps): Room[] {
  const throttle = createSignInThrottle(limits, 'account')
  return calls.map(([method, name, summary]) =>
    room({
      guard: 'public',
      method,
      path: `/api/auth/${name}`,
      tag: 'Accounts',
      summary,
      ...(method === 'post'
        ? { body: { schema: z.record(z.string(), anything), example: exampleOf[name] ?? {} } }
        : {}),
      answers: name.startsWith('callback/')
        ? { 302: { description: 'Back to the dashboard, signed in' } }
        : { 200: { description: 'Done', schema: anything } },
      problems: ['invalid_request', 'unauthenticated', 'forbidden', 'not_found', 'rate_limited'],
      handle: async ({ c }) => {
        const body = method === 'post' ? ((await readJson(c)) ?? {}) : undefined
        const attempt = name === 'sign-in/email' ? attemptOf(c, body, trustProxyHops) : undefined
        if (attempt) await throttle.attempt(attempt.email, attempt.address)
        const answer = await desk.handle(c, body)
        if (answer.status < 400) {
          if (attempt) await throttle.succeeded(attempt.email, attempt.address)
          // With the headers that every answer of the server has.
          return c.newResponse(answer.body, answer)
        }
        const said = (await answer.json().catch(() => ({}))) as { message?: string }
        const code = codeOf(answer.status)
        const detail =
          name === 'reset-password' && said.message === 'Invalid token'
            ? 'This link does not stand any more: it was used, or is older than an hour. Ask for another.'
            : (said.message ?? 'This does not work. Sign in again.')
        return answerProblem(c, new ProblemError(code, detail))
      },
    }),
  )
}

/** Whose password is tried, and from where. */
function attemptOf(c: Context, body: unknown, trustProxyHops: number): { email: string; address: string } {
  const email = typeof body === 'object' && body !== null && 'email' in body ? String(body.email) : ''
  const { ip } = senderOf(c, { trustProxyHops, fromVisitor: true, now: 0 })
  return { email: email.slice(0, 320), address: ip }
}

const exampleOf: Partial<Record<string, object>> = {
  'sign-in/email': { email: 'ann@shop.example', password: 'correct horse battery' },
}

function codeOf(status: number): ProblemCode {
  if (status === 401) return 'unauthenticated'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not_found'
  if (status === 429) return 'rate_limited'
  return status >= 500 ? 'internal' : 'invalid_request'
}

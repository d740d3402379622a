import { type Catalog, passwordLengths, system } from '@sojourn/catalog'
import { ProblemError, roles } from '@sojourn/contract'
import { z } from 'zod'
import type { SignInDesk } from '../../accounts/sign-in-desk.ts'
import type { Context } from '../../http/app-env.ts'
import { checkOwnOrigin } from '../../http/own-origin.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { senderOf } from '../../http/sender.ts'
import { type Room, room } from '../../rooms/room.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'invitations' | 'organizations' | 'accounts' | 'members'>
  readonly signInDesk: Pick<SignInDesk, 'signedIn'>
  readonly trustProxyHops: number
}

const token = z.string().min(1).max(128)
const looked = z.strictObject({ token })
const accepted = z.strictObject({
  token,
  name: z.string().trim().min(1, { error: 'must not be empty' }).max(128).optional(),
  password: z
    .string()
    .min(passwordLengths.least, { error: `must be at least ${passwordLengths.least} characters` })
    .max(passwordLengths.most, { error: `must be at most ${passwordLengths.most} characters` })
    .optional(),
})
const example = { token: 'what stands behind # in the link' }

/** What whoever holds the link of an invitation can do, without an account yet. */
export function acceptInvitationRooms({ catalog, signInDesk, trustProxyHops }: Deps): Room[] {
  const { invitations, organizations, accounts, members } = catalog
  const find = async (text: string) => {
    const invitation = await invitations.find(text)
    if (!invitation)
      throw new ProblemError('not_found', 'This invitation does not stand any more. Ask for another.')
    return invitation
  }
  return [
    room({
      guard: 'public',
      method: 'post',
      path: '/api/v1/invitations/find',
      tag: 'Accounts',
      summary: 'Read an invitation by its token',
      body: { schema: looked, example },
      answers: {
        200: {
          description: 'Who is invited to what',
          schema: z.object({
            email: z.string(),
            role: z.enum(roles),
            organizationName: z.string(),
            invitedBy: z.string(),
            hasAccount: z.boolean().describe('Then sign in first; else choose a name and a password'),
          }),
        },
      },
      problems: ['invalid_request', 'not_found'],
      handle: async ({ c }) => {
        const { email, role, organizationId, invitedBy } = await find(
          parseBody(looked, await readJson(c)).token,
        )
        const organizationName = organizations.get(organizationId)?.name ?? ''
        const hasAccount = (await accounts.byEmail(email)) !== undefined
        return c.json({ email, role, organizationName, invitedBy, hasAccount })
      },
    }),
    room({
      guard: 'public',
      method: 'post',
      path: '/api/v1/invitations/accept',
      tag: 'Accounts',
      summary: 'Accept an invitation',
      description:
        'With a name and a password where the address has no account yet; else signed in with that account. Sign in afterwards.',
      body: { schema: accepted, example: { ...example, name: 'Ann', password: 'correct horse battery' } },
      answers: {
        200: { description: 'You belong to it', schema: z.object({ organizationId: z.string() }) },
      },
      problems: ['invalid_request', 'unauthenticated', 'forbidden', 'not_found', 'conflict'],
      handle: async ({ c }) => {
        const asked = parseBody(accepted, await readJson(c))
        const invitation = await find(asked.token)
        const { id, email, role, siteIds, organizationId } = invitation
        const standing = await accounts.byEmail(email)
        if (standing) await demandSignedIn(c, standing.id)
        else demandFields(asked)
        // Used up first: of two who accept at once, one finds that it does not stand any more.
        await invitations.accept(id)
        const account =
          standing ??
          (await accounts.create({
            email,
            name: asked.name ?? email,
            password: asked.password ?? '',
            emailVerified: true,
          }))
        const by = {
          ...system,
          kind: 'member' as const,
          id: account.id,
          name: email,
          address: senderOf(c, { trustProxyHops, fromVisitor: true, now: 0 }).ip,
          requestId: c.var.requestId,
        }
        await members.add(by, organizationId, account.id, { role, siteIds })
        return c.json({ organizationId })
      },
    }),
  ]

  async function demandSignedIn(c: Context, accountId: string): Promise<void> {
    const signedIn = c.req.header('cookie') ? await signInDesk.signedIn(c) : undefined
    if (signedIn?.account.id !== accountId)
      throw new ProblemError(
        'unauthenticated',
        'The address has an account: sign in with it, and accept again.',
      )
    checkOwnOrigin(c)
  }
}

/** @throws ProblemError `invalid_request` where what an account needs is missing. */
function demandFields(asked: z.output<typeof accepted>): void {
  const errors = (['name', 'password'] as const)
    .filter((field) => asked[field] === undefined)
    .map((path) => ({ path, message: 'is missing: the address has no account yet' }))
  if (errors.length > 0)
    throw new ProblemError('invalid_request', 'Choose a name and a password.', { errors })
}

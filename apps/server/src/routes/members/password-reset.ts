import type { Catalog } from '@sojourn/catalog'
import { ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { demandOverMembers } from '../../accounts/demand-over-members.ts'
import { type HandOver, handOver } from '../../accounts/hand-over.ts'
import { resetLink } from '../../accounts/reset-link.ts'
import type { SignInDesk } from '../../accounts/sign-in-desk.ts'
import { room } from '../../rooms/room.ts'

interface Deps extends HandOver {
  readonly catalog: Pick<Catalog, 'members' | 'accounts' | 'record'>
  readonly signInDesk: Pick<SignInDesk, 'createPasswordReset'>
  readonly trustProxyHops: number
}

const params = z.object({ accountId: z.string().max(64).describe('The id of the account') })
const answer = z.object({
  link: z.string().describe('Good for an hour, shown this once'),
  mailed: z.boolean(),
})

/** A link with which a member sets a new password, for installations without mail and people without their phone. */
export const resetMemberPassword = (deps: Deps) =>
  room({
    guard: 'members',
    method: 'post',
    path: '/api/v1/members/{accountId}/password-reset',
    tag: 'Organizations',
    summary: 'Make a link with which a member sets a new password',
    description:
      'Not for members who belong to other organizations too, or own the installation: that would open those.',
    params,
    answers: { 201: { description: 'The link', schema: answer } },
    handle: async ({ c, caller, params: { accountId } }) => {
      const { catalog, signInDesk, trustProxyHops } = deps
      const { organizationId } = caller
      const memberships = catalog.members.membershipsOf(accountId)
      const own = memberships.find((each) => each.organizationId === organizationId)
      const account = own && (await catalog.accounts.get(accountId))
      if (!own || !account)
        throw new ProblemError('not_found', `The organization has no member ${accountId}.`)
      demandOverMembers(caller, [own.role])
      if (memberships.length > 1 || (account.ownsInstallation && caller.id !== accountId))
        throw new ProblemError('forbidden', 'This account is not of your organization alone.')
      const link = resetLink(c.var.ownOrigin, await signInDesk.createPasswordReset(c, accountId))
      const by = actorOf(c, caller, trustProxyHops)
      await catalog.record(by, { action: 'member.password_reset', organizationId, targetId: accountId })
      const mailed = await handOver(deps, account.email, 'Set a new password', [
        `${by.name} made a link with which you set a new password on Sojourn.`,
        link,
        'It is good for an hour.',
      ])
      return c.json({ link, mailed }, 201)
    },
  })

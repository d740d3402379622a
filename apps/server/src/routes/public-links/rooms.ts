import type { Catalog, PublicLink } from '@sojourn/catalog'
import {
  type LinkView,
  newPublicLink,
  type OpenedLinkAnswer,
  openedLinkSchema,
  ProblemError,
  type PublicLinkAnswer,
  publicLinkKey,
  publicLinkSchema,
} from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { createSignInThrottle } from '../../accounts/sign-in-throttle.ts'
import { sitesAsked } from '../../credentials/caller.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { addressOf } from '../../http/sender.ts'
import type { Limits } from '../../limits/limits.ts'
import { type Room, room } from '../../rooms/room.ts'
import { isPublic } from '../demand-sight.ts'
import { findSegment } from '../segments/segment-desk.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'publicLinks' | 'segments' | 'site'>
  readonly trustProxyHops: number
  readonly limits: Limits
}

const params = z.object({ linkId: z.string().min(1).max(64) })
const bodyProblems = ['malformed_json', 'body_too_large', 'unsupported_media_type'] as const

const present = ({
  organizationId: _organizationId,
  createdAt,
  expiresAt,
  ...link
}: PublicLink): PublicLinkAnswer => ({
  ...link,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
})

/** Links by which anybody who has one sees the figures of a site, without an account and without anybody's data. */
export function publicLinkRooms({ catalog, trustProxyHops, limits }: Deps): Room[] {
  const { publicLinks } = catalog
  const throttle = createSignInThrottle(limits, 'public link')
  return [
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/public-links',
      tag: 'Sites',
      summary: 'List the public links',
      answers: {
        200: { description: 'Newest first', schema: z.object({ links: z.array(publicLinkSchema) }) },
      },
      handle: async ({ c, caller, siteIds }) => {
        const links = await publicLinks.list(caller.organizationId, siteIds)
        return c.json({ links: links.map(present) })
      },
    }),
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/public-links',
      tag: 'Sites',
      summary: 'Make a public link',
      description:
        'Whoever has it sees the overview of the site, or the answer to one question about it: no person, no session, no other ' +
        'site. The address is in this answer and nowhere else.',
      body: { schema: newPublicLink, example: { siteId: 'site_…', name: 'Screen in the hall' } },
      answers: {
        201: {
          description: 'The link, and its address',
          schema: z.object({ link: publicLinkSchema, address: z.string() }),
        },
      },
      problems: [...bodyProblems],
      handle: async ({ c, caller }) => {
        const given = await readJson(c)
        const { expiresAt, ...parts } = parseBody(newPublicLink, given)
        demandPublic(parts.shows)
        sitesAsked(caller, parts.siteId)
        if (parts.segmentId !== null) await findSegment(catalog, caller, parts.segmentId)
        const by = actorOf(c, caller, trustProxyHops)
        const { link, token } = await publicLinks.create(by, caller.organizationId, {
          ...parts,
          // As it was given: it is read again with each call.
          shows: (given as { shows?: LinkView }).shows ?? { page: 'overview' },
          expiresAt: expiresAt === null ? null : new Date(expiresAt),
        })
        const address = `${c.var.ownOrigin}/shared/${link.linkId}#${token}`
        return c.json({ link: present(link), address }, 201)
      },
    }),
    room({
      guard: 'admin',
      method: 'delete',
      path: '/api/v1/public-links/{linkId}',
      tag: 'Sites',
      summary: 'Revoke a public link, at once',
      params,
      answers: { 204: { description: 'It opens nothing any more' } },
      handle: async ({ c, caller, params: { linkId } }) => {
        const by = actorOf(c, caller, trustProxyHops)
        await publicLinks.revoke(by, caller.organizationId, caller.siteIds, linkId)
        return c.body(null, 204)
      },
    }),
    room({
      guard: 'public',
      method: 'post',
      path: '/api/v1/public-links/{linkId}/open',
      tag: 'Sites',
      summary: 'Open a public link',
      description:
        'The pass is good for an hour, for the calls of the page that the link shows: `timeseries`, `breakdown` and `stages` of ' +
        'the analytics, or `funnel`, `journeys` or `retention`, which answer the question of the link.',
      params,
      body: { schema: publicLinkKey, example: { token: 'pl_…' } },
      answers: { 200: { description: 'A pass, and what it is for', schema: openedLinkSchema } },
      problems: ['unauthenticated', 'not_found', 'rate_limited', ...bodyProblems],
      handle: async ({ c, params: { linkId } }) => {
        const { token, password } = parseBody(publicLinkKey, await readJson(c))
        const address = addressOf(c, trustProxyHops)
        // A token cannot be guessed; a password can.
        if (password !== undefined) await throttle.attempt(linkId, address)
        const { link, pass, passExpiresAt } = await publicLinks.open(linkId, token, password)
        if (password !== undefined) await throttle.succeeded(linkId, address)
        const site = catalog.site(link.siteId)
        if (!site) throw new ProblemError('not_found', 'The site of this link is gone.')
        const { timezone, currency } = site.settings
        return c.json({
          name: link.name,
          pass,
          passExpiresAt: passExpiresAt.toISOString(),
          shows: link.shows,
          site: { siteId: site.siteId, name: site.name, timezone, currency },
        } satisfies OpenedLinkAnswer)
      },
    }),
  ]
}

/** A break-down shows values, and values of some properties say who somebody is. @throws ProblemError `invalid_request`. */
function demandPublic(shows: z.output<typeof newPublicLink>['shows']): void {
  const breakdown =
    shows?.page === 'funnel' || shows?.page === 'retention' ? shows.question.breakdown : undefined
  if (!breakdown || isPublic(breakdown)) return
  throw new ProblemError('invalid_request', 'A public link cannot show this.', {
    errors: [
      {
        path: 'shows.question.breakdown',
        message: 'must be left out, or be one that says nothing of who somebody is, such as country',
      },
    ],
  })
}

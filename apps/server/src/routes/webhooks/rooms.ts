import { randomUUID } from 'node:crypto'
import type { Catalog } from '@sojourn/catalog'
import { deliverySchema, newWebhook, webhookChanges, webhookSchema } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { sitesAsked } from '../../credentials/caller.ts'
import { demandOutside } from '../../deliveries/demand-outside.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { type Room, room } from '../../rooms/room.ts'
import { demandSegments, findWebhook, presentDelivery, presentWebhook } from './webhook-desk.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'webhooks' | 'deliveries' | 'segments'>
  readonly allowPrivateWebhooks: boolean
  readonly trustProxyHops: number
  readonly now: () => number
}

const params = z.object({ webhookId: z.string().min(1).max(128) })
const answer = z.object({ webhook: webhookSchema })
const bodyProblems = ['malformed_json', 'body_too_large', 'unsupported_media_type'] as const

/** Addresses that are told what happens on a site, and what became of the messages. */
export function webhookRooms({ catalog, allowPrivateWebhooks, trustProxyHops, now }: Deps): Room[] {
  const outside = { allowPrivate: allowPrivateWebhooks }
  return [
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/webhooks',
      tag: 'Sites',
      summary: 'List the webhooks',
      answers: {
        200: { description: 'Oldest first', schema: z.object({ webhooks: z.array(webhookSchema) }) },
      },
      handle: async ({ c, caller, siteIds }) => {
        const webhooks = await catalog.webhooks.list(caller.organizationId, siteIds)
        return c.json({ webhooks: webhooks.map(presentWebhook) })
      },
    }),
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/webhooks',
      tag: 'Sites',
      summary: 'Make a webhook',
      description: 'The secret that its messages are signed with is in this answer and in no other.',
      body: {
        schema: newWebhook,
        example: {
          siteId: 'site_…',
          url: 'https://example.com/hooks',
          events: ['session.ended', 'conversion'],
        },
      },
      answers: {
        201: {
          description: 'The webhook and its secret',
          schema: answer.extend({ secret: z.string().describe('`whsec_…`, as in Standard Webhooks') }),
        },
      },
      problems: ['conflict', ...bodyProblems],
      handle: async ({ c, caller }) => {
        const facts = parseBody(newWebhook, await readJson(c))
        sitesAsked(caller, facts.siteId)
        demandOutside(facts.url, 'url', outside)
        await demandSegments(catalog, caller.organizationId, facts)
        const by = actorOf(c, caller, trustProxyHops)
        const { webhook, secret } = await catalog.webhooks.create(by, caller.organizationId, facts)
        return c.json({ webhook: presentWebhook(webhook), secret }, 201)
      },
    }),
    room({
      guard: 'admin',
      method: 'patch',
      path: '/api/v1/webhooks/{webhookId}',
      tag: 'Sites',
      summary: 'Change a webhook, or enable it again',
      params,
      body: { schema: webhookChanges, example: { isEnabled: true } },
      answers: { 200: { description: 'The webhook', schema: answer } },
      problems: [...bodyProblems],
      handle: async ({ c, caller, params: { webhookId } }) => {
        const { isEnabled, ...changes } = parseBody(webhookChanges, await readJson(c))
        const { siteId, events, segmentIds } = await findWebhook(catalog, caller, webhookId)
        if (changes.url !== undefined) demandOutside(changes.url, 'url', outside)
        const told = {
          siteId,
          events: changes.events ?? events,
          segmentIds: changes.segmentIds ?? segmentIds,
        }
        if (changes.events || changes.segmentIds) await demandSegments(catalog, caller.organizationId, told)
        const by = actorOf(c, caller, trustProxyHops)
        const made = await catalog.webhooks.update(by, caller.organizationId, webhookId, {
          ...changes,
          enabled: isEnabled,
        })
        return c.json({ webhook: presentWebhook(made) })
      },
    }),
    room({
      guard: 'admin',
      method: 'delete',
      path: '/api/v1/webhooks/{webhookId}',
      tag: 'Sites',
      summary: 'Remove a webhook and the log of its messages',
      params,
      answers: { 204: { description: 'It is gone' } },
      handle: async ({ c, caller, params: { webhookId } }) => {
        await findWebhook(catalog, caller, webhookId)
        const by = actorOf(c, caller, trustProxyHops)
        await catalog.webhooks.remove(by, caller.organizationId, webhookId)
        return c.body(null, 204)
      },
    }),
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/webhooks/{webhookId}/deliveries',
      tag: 'Sites',
      summary: 'What became of the messages of a webhook',
      params,
      answers: {
        200: {
          description: 'The last hundred, newest first',
          schema: z.object({ deliveries: z.array(deliverySchema) }),
        },
      },
      handle: async ({ c, caller, params: { webhookId } }) => {
        await findWebhook(catalog, caller, webhookId)
        const deliveries = await catalog.deliveries.list(caller.organizationId, { webhookId })
        return c.json({ deliveries: deliveries.map(presentDelivery) })
      },
    }),
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/webhooks/{webhookId}/test',
      tag: 'Sites',
      summary: 'Send a message to try a webhook',
      description: 'A message of the type `test` is sent within a minute; the log says what came of it.',
      params,
      answers: { 202: { description: 'It is in the queue' } },
      handle: async ({ c, caller, params: { webhookId } }) => {
        const { siteId } = await findWebhook(catalog, caller, webhookId)
        const { organizationId } = caller
        const content = { data: { siteId, text: 'A message to try this webhook.' }, note: {} }
        const key = `${webhookId} test ${randomUUID()}`
        const message = {
          organizationId,
          siteId,
          webhookId,
          channel: 'webhook',
          key,
          type: 'test',
          content,
        } as const
        await catalog.deliveries.add([message], new Date(now()))
        return c.body(null, 202)
      },
    }),
  ]
}

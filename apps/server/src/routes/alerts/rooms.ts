import type { Catalog } from '@sojourn/catalog'
import {
  type AlertChannel,
  alertChangeSchema,
  alertChanges,
  alertCondition,
  alertSchema,
  newAlert,
} from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { judge } from '../../alerts/judge.ts'
import { sitesAsked } from '../../credentials/caller.ts'
import { demandOutside } from '../../deliveries/demand-outside.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import type { Reads } from '../../reads.ts'
import { type Room, room } from '../../rooms/room.ts'
import { currencyOf } from '../currency-of.ts'
import { timezoneOf } from '../timezone-of.ts'
import { demandMetric, findAlert, presentAlert } from './alert-desk.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'alerts' | 'site'>
  readonly reads: Pick<Reads, 'ask'>
  readonly allowPrivateWebhooks: boolean
  readonly trustProxyHops: number
  readonly now: () => number
}

const params = z.object({ alertId: z.string().min(1).max(128) })
const answer = z.object({ alert: alertSchema })
const bodyProblems = ['malformed_json', 'body_too_large', 'unsupported_media_type'] as const
const tried = z.strictObject({
  siteId: z.string({ error: 'must be the id of a site' }),
  condition: alertCondition,
})

/** Conditions on figures of which people want to be told. */
export function alertRooms({ catalog, reads, allowPrivateWebhooks, trustProxyHops, now }: Deps): Room[] {
  const demandChannels = (channels: readonly AlertChannel[] = []) => {
    for (const [index, channel] of channels.entries())
      if (channel.kind === 'slack')
        demandOutside(channel.url, `channels.${index}.url`, { allowPrivate: allowPrivateWebhooks })
  }
  return [
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/alerts',
      tag: 'Sites',
      summary: 'List the alerts',
      answers: { 200: { description: 'By name', schema: z.object({ alerts: z.array(alertSchema) }) } },
      handle: async ({ c, caller, siteIds }) => {
        const alerts = await catalog.alerts.list(caller.organizationId, siteIds)
        return c.json({ alerts: alerts.map(presentAlert) })
      },
    }),
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/alerts',
      tag: 'Sites',
      summary: 'Make an alert',
      description: 'It is looked at every minute, or less often where its window is long.',
      body: {
        schema: newAlert,
        example: {
          siteId: 'site_…',
          name: 'No orders',
          condition: { kind: 'threshold', metric: 'orders', op: 'below', value: 1, window: '6h' },
          channels: [{ kind: 'mail', to: ['ops@shop.example'] }],
        },
      },
      answers: { 201: { description: 'The alert', schema: answer } },
      problems: ['conflict', ...bodyProblems],
      handle: async ({ c, caller }) => {
        const body = await readJson(c)
        const { condition, ...facts } = parseBody(newAlert, body)
        sitesAsked(caller, facts.siteId)
        demandMetric(condition)
        demandChannels(facts.channels)
        const by = actorOf(c, caller, trustProxyHops)
        const alert = await catalog.alerts.create(by, caller.organizationId, { ...facts, condition })
        return c.json({ alert: presentAlert(alert) }, 201)
      },
    }),
    room({
      guard: 'admin',
      method: 'post',
      path: '/api/v1/alerts/try',
      tag: 'Sites',
      summary: 'Look at a condition now, without keeping it',
      body: {
        schema: tried,
        example: { siteId: 'site_…', condition: { kind: 'no_data', minutes: 30 } },
      },
      answers: {
        200: {
          description: 'Whether it holds, and what was found',
          schema: z.object({ holds: z.boolean(), value: z.number().nullable(), sentence: z.string() }),
        },
      },
      problems: ['query_too_large', ...bodyProblems],
      handle: async ({ c, caller }) => {
        const { siteId, condition } = parseBody(tried, await readJson(c))
        const siteIds = sitesAsked(caller, siteId)
        demandMetric(condition)
        const [timezone, currency] = [timezoneOf(catalog, siteIds), currencyOf(catalog, siteIds)]
        const place = { siteId, timezone, currency, now: now() }
        return c.json(
          await reads.ask(siteIds, c.req.raw.signal, (warehouse) => judge(warehouse, condition, place)),
        )
      },
    }),
    room({
      guard: 'admin',
      method: 'patch',
      path: '/api/v1/alerts/{alertId}',
      tag: 'Sites',
      summary: 'Change an alert',
      params,
      body: { schema: alertChanges, example: { isEnabled: false } },
      answers: { 200: { description: 'The alert', schema: answer } },
      problems: [...bodyProblems],
      handle: async ({ c, caller, params: { alertId } }) => {
        const { isEnabled, name, condition, channels } = parseBody(alertChanges, await readJson(c))
        await findAlert(catalog, caller, alertId)
        demandMetric(condition)
        demandChannels(channels)
        const by = actorOf(c, caller, trustProxyHops)
        const alert = await catalog.alerts.update(by, caller.organizationId, alertId, {
          ...(name === undefined ? {} : { name }),
          ...(condition ? { condition } : {}),
          ...(channels ? { channels } : {}),
          ...(isEnabled === undefined ? {} : { enabled: isEnabled }),
        })
        return c.json({ alert: presentAlert(alert) })
      },
    }),
    room({
      guard: 'admin',
      method: 'delete',
      path: '/api/v1/alerts/{alertId}',
      tag: 'Sites',
      summary: 'Remove an alert and its history',
      params,
      answers: { 204: { description: 'It is gone' } },
      handle: async ({ c, caller, params: { alertId } }) => {
        await findAlert(catalog, caller, alertId)
        await catalog.alerts.remove(actorOf(c, caller, trustProxyHops), caller.organizationId, alertId)
        return c.body(null, 204)
      },
    }),
    room({
      guard: 'admin',
      method: 'get',
      path: '/api/v1/alerts/{alertId}/history',
      tag: 'Sites',
      summary: 'When an alert was raised and when it ended',
      params,
      answers: {
        200: {
          description: 'The last hundred times, newest first',
          schema: z.object({ history: z.array(alertChangeSchema) }),
        },
      },
      handle: async ({ c, caller, params: { alertId } }) => {
        await findAlert(catalog, caller, alertId)
        const history = await catalog.alerts.history(caller.organizationId, alertId)
        return c.json({ history: history.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest })) })
      },
    }),
  ]
}

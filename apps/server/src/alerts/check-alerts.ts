import type { Catalog } from '@sojourn/catalog'
import {
  type AlertChannel,
  type AlertCondition,
  alertChannel,
  alertCondition,
  windowLength,
} from '@sojourn/contract'
import type { Warehouse } from '@sojourn/warehouse'
import { type Judgement, judge } from './judge.ts'

type Alert = Awaited<ReturnType<Catalog['alerts']['enabled']>>[number]
type Message = Parameters<Catalog['deliveries']['add']>[0][number]
type Change = Awaited<ReturnType<Catalog['alerts']['history']>>[number]

interface Deps {
  readonly catalog: Pick<Catalog, 'alerts' | 'webhooks' | 'site'>
  readonly warehouse: Warehouse
  /** Where browsers reach the dashboard, if it is known. */
  readonly publicUrl: string | undefined
}

const minuteMs = 60_000

/**
 * Looks at every alert whose turn it is, or at all, writes down what was found, and puts messages into the queue for those that were
 * raised or ended. One that cannot be looked at stays as it is, and says why. Answers how many changed.
 */
export async function checkAlerts(
  deps: Deps,
  { now, signal, everyAlert }: { now: number; signal: AbortSignal; everyAlert: boolean },
): Promise<number> {
  let changed = 0
  for (const alert of await deps.catalog.alerts.enabled()) {
    if (signal.aborted) break
    const { data: condition } = alertCondition.safeParse(alert.condition)
    if (!condition) {
      const error = 'This version does not know such a condition. Make the alert again.'
      await deps.catalog.alerts.note(alert, { at: new Date(now), value: null, error })
      continue
    }
    const isEarly = alert.checkedAt && now - alert.checkedAt.getTime() < everyMs(condition)
    if (isEarly && !everyAlert) continue
    if (await checkOne(deps, alert, condition, now)) changed += 1
  }
  return changed
}

/** How often a condition is looked at: the longer its window, the slower it changes. A few seconds less than minutes. */
function everyMs(condition: AlertCondition): number {
  const length = condition.kind === 'no_data' ? 0 : windowLength.parse(condition.window)
  const minutes = length <= 60 * minuteMs ? 1 : length <= 24 * 60 * minuteMs ? 5 : 15
  return minutes * minuteMs - 10_000
}

async function checkOne(
  { catalog, warehouse, publicUrl }: Deps,
  alert: Alert,
  condition: AlertCondition,
  now: number,
): Promise<boolean> {
  const site = catalog.site(alert.siteId)
  if (!site) return false
  const at = new Date(now)
  let found: Judgement
  try {
    const { timezone, currency } = site.settings
    found = await judge(warehouse, condition, { siteId: alert.siteId, timezone, currency, now })
  } catch (cause) {
    const error = cause instanceof Error ? cause.message.slice(0, 300) : String(cause)
    await catalog.alerts.note(alert, { at, value: null, error })
    return false
  }
  const { holds, value, sentence } = found
  if (holds === (alert.raisedAt !== null)) {
    await catalog.alerts.note(alert, { at, value })
    return false
  }
  const change = { at, state: holds ? 'raised' : 'ended', value, sentence } as const
  const webhooks = await catalog.webhooks.listening([`alert.${change.state}`], alert.siteId)
  const told = { siteName: site.name, link: publicUrl && `${publicUrl}/admin/alerts?site=${alert.siteId}` }
  const messages = messagesOf(alert, change, told, webhooks)
  return catalog.alerts.note(alert, { at, value }, { change, messages })
}

function messagesOf(
  alert: Alert,
  change: Change,
  { siteName, link }: { readonly siteName: string; readonly link: string | undefined },
  webhooks: readonly { readonly webhookId: string }[],
): Message[] {
  const { organizationId, siteId, alertId, name, condition } = alert
  const { at, state, value, sentence } = change
  const type = `alert.${state}`
  const data = { siteId, alert: { alertId, name, condition }, at: at.toISOString(), value, sentence }
  const note = {
    subject: `${state === 'raised' ? 'Alert' : 'Over'}: ${name} (${siteName})`,
    text: [sentence, ...(link ? ['', link] : [])].join('\n'),
  }
  const common = { organizationId, siteId, type, content: { data, note } }
  const key = (target: string) => `${alertId} ${at.toISOString()} ${state} ${target}`
  const toHooks = webhooks.map(
    ({ webhookId }): Message => ({
      ...common,
      channel: 'webhook',
      webhookId,
      key: key(webhookId),
    }),
  )
  const targets = alert.channels.flatMap((channel) => targetsOf(alertChannel.parse(channel)))
  const toPeople = targets.map(
    ({ channel, target }, index): Message => ({
      ...common,
      channel,
      target,
      key: key(String(index)),
    }),
  )
  return [...toHooks, ...toPeople]
}

const targetsOf = (channel: AlertChannel): { channel: 'mail' | 'slack'; target: string }[] =>
  channel.kind === 'mail'
    ? channel.to.map((target) => ({ channel: 'mail', target }))
    : [{ channel: 'slack', target: channel.url }]

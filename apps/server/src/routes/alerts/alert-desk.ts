import { metrics } from '@sojourn/analytics'
import { type Catalog, unknownAlert } from '@sojourn/catalog'
import { type AlertAnswer, type AlertCondition, alertChannel, ProblemError } from '@sojourn/contract'
import type { Caller } from '../../credentials/caller.ts'

type Alert = Awaited<ReturnType<Catalog['alerts']['list']>>[number]

/** An alert of a site that the caller covers. @throws ProblemError `not_found` */
export async function findAlert(
  catalog: Pick<Catalog, 'alerts'>,
  caller: Caller,
  alertId: string,
): Promise<Alert> {
  const found = await catalog.alerts.get(caller.organizationId, alertId)
  if (!found || !caller.siteIds.includes(found.siteId)) throw unknownAlert(alertId)
  return found
}

/** @throws ProblemError `invalid_request` where a condition names a figure that there is not. */
export function demandMetric(condition: AlertCondition | undefined): void {
  if (!condition || !('metric' in condition) || metrics.has(condition.metric)) return
  const message = `must be one of ${[...metrics.keys()].join(', ')}`
  const errors = [{ path: 'condition.metric', message }]
  throw new ProblemError('invalid_request', `condition.metric ${message}.`, { errors })
}

export const presentAlert = (alert: Alert): AlertAnswer => ({
  alertId: alert.alertId,
  siteId: alert.siteId,
  name: alert.name,
  condition: alert.condition,
  channels: alert.channels.map((sent) => {
    const channel = alertChannel.parse(sent)
    return channel.kind === 'mail' ? channel : { kind: 'slack', host: new URL(channel.url).host }
  }),
  isEnabled: alert.enabled,
  isRaised: alert.raisedAt !== null,
  raisedAt: alert.raisedAt?.toISOString() ?? null,
  checkedAt: alert.checkedAt?.toISOString() ?? null,
  lastValue: alert.lastValue,
  lastError: alert.lastError,
  createdAt: alert.createdAt.toISOString(),
  updatedAt: alert.updatedAt.toISOString(),
})

import { ProblemError } from '@sojourn/contract'
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { difference } from '../audit-log/difference.ts'
import { everyOrganization, inOrganization } from '../database.ts'
import { insertDeliveries, type NewDelivery } from '../deliveries/insert-deliveries.ts'
import { seal, unseal } from '../erasures/seal.ts'
import { randomId } from '../random-id.ts'
import { alertChanges } from '../schema/alert-changes.ts'
import { alerts } from '../schema/alerts.ts'
import { change, type Store } from '../store.ts'

type Row = typeof alerts.$inferSelect
type Channels = readonly Record<string, unknown>[]

/** A condition on a site's figures of which people want to be told. */
export type Alert = Readonly<Omit<Row, 'id' | 'channels'>> & {
  readonly alertId: string
  /** As they were sent; the contract's `alertChannel` reads them. */
  readonly channels: Channels
}

/** A time at which an alert was raised or ended. */
export type AlertChange = Readonly<
  Pick<typeof alertChanges.$inferSelect, 'at' | 'state' | 'value' | 'sentence'>
>

export interface Alerts {
  /** Of these sites, by name. */
  list(organizationId: string, siteIds: readonly string[]): Promise<Alert[]>
  get(organizationId: string, alertId: string): Promise<Alert | undefined>
  /** @throws ProblemError `conflict` where the site has as many as it can have. */
  create(
    by: Actor,
    organizationId: string,
    alert: Pick<Alert, 'siteId' | 'name' | 'condition' | 'channels'>,
  ): Promise<Alert>
  /** A new condition, and one that was disabled, begins as not raised. @throws ProblemError `not_found`. */
  update(
    by: Actor,
    organizationId: string,
    alertId: string,
    changes: Partial<Pick<Alert, 'name' | 'condition' | 'channels' | 'enabled'>>,
  ): Promise<Alert>
  /** @throws ProblemError `not_found`. */
  remove(by: Actor, organizationId: string, alertId: string): Promise<void>
  /** The last hundred, newest first. */
  history(organizationId: string, alertId: string): Promise<AlertChange[]>
  /** Those that are to be looked at, of all organizations. */
  enabled(): Promise<Alert[]>
  /**
   * Writes down what was found, and a change if there is one, with the messages that tell of it. Answers whether it holds: false where the alert was changed
   * or looked at by somebody else since `seen`.
   */
  note(
    seen: Pick<Alert, 'alertId' | 'organizationId' | 'updatedAt' | 'raisedAt'>,
    found: { readonly at: Date; readonly value: number | null; readonly error?: string | undefined },
    changed?: { readonly change: AlertChange; readonly messages: readonly NewDelivery[] },
  ): Promise<boolean>
}

const perSiteMax = 100
const listedMax = 100

export function createAlerts(store: Store & { readonly secret: string }): Alerts {
  const { database, secret } = store
  const alertOf = ({ id, channels, ...row }: Row): Alert => ({
    alertId: id,
    ...row,
    channels: JSON.parse(unseal(secret, channels)) as Channels,
  })
  const named = (organizationId: string, alertId: string) =>
    and(eq(alerts.organizationId, organizationId), eq(alerts.id, alertId))
  return {
    async list(organizationId, siteIds) {
      const rows = await inOrganization(database, organizationId, (transaction) =>
        transaction
          .select()
          .from(alerts)
          .where(and(eq(alerts.organizationId, organizationId), inArray(alerts.siteId, [...siteIds])))
          .orderBy(asc(alerts.name), asc(alerts.id)),
      )
      return rows.map(alertOf)
    },
    async get(organizationId, alertId) {
      const [row] = await inOrganization(database, organizationId, (transaction) =>
        transaction.select().from(alerts).where(named(organizationId, alertId)),
      )
      return row && alertOf(row)
    },
    create: (by, organizationId, { channels, ...facts }) =>
      change(store, organizationId, by, async (transaction) => {
        if ((await transaction.$count(alerts, eq(alerts.siteId, facts.siteId))) >= perSiteMax)
          throw new ProblemError('conflict', `The site has ${perSiteMax} alerts. Remove one first.`)
        const id = randomId('alert', 16)
        const [row] = await transaction
          .insert(alerts)
          .values({ id, organizationId, ...facts, channels: seal(secret, JSON.stringify(channels)) })
          .returning()
        if (!row) throw new ProblemError('storage_unavailable', 'The catalog did not keep the alert.')
        const fact = { action: 'alert.created', organizationId, targetId: id, after: facts } as const
        return { result: alertOf(row), fact }
      }),
    update: (by, organizationId, alertId, { channels, ...changes }) =>
      change(store, organizationId, by, async (transaction) => {
        const [was] = await transaction
          .select()
          .from(alerts)
          .where(named(organizationId, alertId))
          .for('update')
        if (!was) throw unknownAlert(alertId)
        const is = {
          name: changes.name ?? was.name,
          condition: changes.condition ?? was.condition,
          enabled: changes.enabled ?? was.enabled,
        }
        const isAnew = changes.condition !== undefined || is.enabled !== was.enabled
        const [row = was] = await transaction
          .update(alerts)
          .set({
            ...is,
            ...(channels ? { channels: seal(secret, JSON.stringify(channels)) } : {}),
            ...(isAnew ? { raisedAt: null, checkedAt: null, lastValue: null, lastError: null } : {}),
            updatedAt: new Date(),
          })
          .where(named(organizationId, alertId))
          .returning()
        const before = { name: was.name, condition: was.condition, enabled: was.enabled }
        const fact = {
          action: 'alert.updated',
          organizationId,
          targetId: alertId,
          ...difference(before, is),
        } as const
        return { result: alertOf(row), fact }
      }),
    remove: (by, organizationId, alertId) =>
      change(store, organizationId, by, async (transaction) => {
        const [row] = await transaction.delete(alerts).where(named(organizationId, alertId)).returning()
        if (!row) throw unknownAlert(alertId)
        const before = { siteId: row.siteId, name: row.name, condition: row.condition }
        const fact = { action: 'alert.removed', organizationId, targetId: alertId, before } as const
        return { result: undefined, fact }
      }),
    history: (organizationId, alertId) =>
      inOrganization(database, organizationId, (transaction) =>
        transaction
          .select({
            at: alertChanges.at,
            state: alertChanges.state,
            value: alertChanges.value,
            sentence: alertChanges.sentence,
          })
          .from(alertChanges)
          .where(and(eq(alertChanges.organizationId, organizationId), eq(alertChanges.alertId, alertId)))
          .orderBy(desc(alertChanges.at))
          .limit(listedMax),
      ),
    async enabled() {
      const rows = await inOrganization(database, everyOrganization, (transaction) =>
        transaction.select().from(alerts).where(eq(alerts.enabled, true)).orderBy(asc(alerts.id)),
      )
      return rows.map(alertOf)
    },
    note: ({ alertId, organizationId, updatedAt, raisedAt }, { at, value, error }, changed) =>
      inOrganization(database, organizationId, async (transaction) => {
        const [row] = await transaction
          .select()
          .from(alerts)
          .where(named(organizationId, alertId))
          .for('update')
        const isAsSeen =
          row?.updatedAt.getTime() === updatedAt.getTime() && row.raisedAt?.getTime() === raisedAt?.getTime()
        if (!isAsSeen) return false
        await transaction
          .update(alerts)
          .set({
            checkedAt: at,
            lastValue: value,
            lastError: error ?? null,
            ...(changed ? { raisedAt: changed.change.state === 'raised' ? changed.change.at : null } : {}),
          })
          .where(named(organizationId, alertId))
        if (changed) {
          await transaction.insert(alertChanges).values({ organizationId, alertId, ...changed.change })
          await insertDeliveries(transaction, secret, changed.messages, at)
        }
        return true
      }),
  }
}

/** The same words whether an alert does not exist or is somebody else's. */
export const unknownAlert = (alertId: string): ProblemError =>
  new ProblemError('not_found', `There is no alert with the id ${JSON.stringify(alertId.slice(0, 128))}.`)

import { ProblemError } from '@sojourn/contract'
import { eq } from 'drizzle-orm'
import { type Actor, system } from './actor.ts'
import { difference } from './audit-log/difference.ts'
import { checkedSettings } from './checked-settings.ts'
import { sites } from './schema/sites.ts'
import type { Site } from './site.ts'
import { change, type Store } from './store.ts'

export type UpdateSite = (
  siteId: string,
  settings: Record<string, unknown>,
  also?: {
    name?: string | undefined
    /** Null: any number. */
    monthlyEventsMax?: number | null | undefined
    by?: Actor
  },
) => Promise<Site>

export const updateSite =
  (store: Store): UpdateSite =>
  async (siteId, patch, { name, monthlyEventsMax, by = system } = {}) => {
    const { memory } = store
    const missing = (): ProblemError => new ProblemError('not_found', `There is no site ${siteId}.`)
    const site = memory.site(siteId)
    if (!site) throw missing()
    const { organizationId } = site
    const row = await change(store, organizationId, by, async (transaction) => {
      const [stored] = await transaction.select().from(sites).where(eq(sites.id, siteId)).for('update')
      if (!stored) throw missing()
      const settings = checkedSettings({ ...stored.settings, ...patch })
      const values = {
        settings,
        name: name ?? stored.name,
        monthlyEventsMax: monthlyEventsMax === undefined ? stored.monthlyEventsMax : monthlyEventsMax,
      }
      const [result] = await transaction
        .update(sites)
        .set({ ...values, updatedAt: new Date() })
        .where(eq(sites.id, siteId))
        .returning()
      if (!result) throw missing()
      const before = { ...stored.settings, name: stored.name, monthlyEventsMax: stored.monthlyEventsMax }
      const changed = difference(before, {
        ...settings,
        name: values.name,
        monthlyEventsMax: values.monthlyEventsMax,
      })
      if (Object.keys(changed.after).length === 0) return { result }
      return { result, fact: { action: 'site.updated', organizationId, targetId: siteId, ...changed } }
    })
    return memory.putSite(row)
  }

import { and, asc, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm'
import { everyOrganization, inOrganization } from '../database.ts'
import { siteDays } from '../schema/site-days.ts'
import type { Store } from '../store.ts'

/** What a day of a site came to. */
export type SiteDay = Readonly<typeof siteDays.$inferSelect>

/** Days of a site by where they begin; half-open, an end that is absent is open. */
interface DaySpan {
  readonly from?: Date | undefined
  readonly to?: Date | undefined
}

/** What the days of sites came to, as jobs wrote it down. */
export interface SiteDays {
  /** In order. */
  list(siteId: string, span?: DaySpan): Promise<SiteDay[]>
  /** Writes days in the place of those that stand, and takes days out; those that are sealed stay as they are. */
  put(
    siteId: string,
    days: readonly Omit<SiteDay, 'siteId' | 'people' | 'peopleStamp' | 'sealedAt'>[],
    gone: readonly string[],
  ): Promise<void>
  /** Notes how many people a day had; of days that are not sealed. */
  putPeople(
    siteId: string,
    days: readonly { day: string; people: Record<string, number>; peopleStamp: string }[],
  ): Promise<void>
  /** From now on, the days that began before stay as they are. Answers how many are new. */
  seal(siteId: string, before: Date, now: Date): Promise<number>
}

export const createSiteDays = ({ database }: Pick<Store, 'database'>): SiteDays => ({
  list: (siteId, { from, to } = {}) =>
    inOrganization(database, everyOrganization, (transaction) =>
      transaction
        .select()
        .from(siteDays)
        .where(
          and(
            eq(siteDays.siteId, siteId),
            from && gte(siteDays.startsAt, from),
            to && lt(siteDays.startsAt, to),
          ),
        )
        .orderBy(asc(siteDays.day)),
    ),
  put: (siteId, days, gone) =>
    inOrganization(database, everyOrganization, async (transaction) => {
      const open = and(eq(siteDays.siteId, siteId), isNull(siteDays.sealedAt))
      if (gone.length > 0)
        await transaction.delete(siteDays).where(and(open, inArray(siteDays.day, [...gone])))
      if (days.length === 0) return
      const given = (column: string) => sql.raw(`excluded.${column}`)
      await transaction
        .insert(siteDays)
        .values(days.map((day) => ({ ...day, siteId })))
        .onConflictDoUpdate({
          target: [siteDays.siteId, siteDays.day],
          set: {
            startsAt: given('starts_at'),
            currency: given('currency'),
            stamp: given('stamp'),
            figures: given('figures'),
            stages: given('stages'),
            computedAt: given('computed_at'),
          },
          setWhere: isNull(siteDays.sealedAt),
        })
    }),
  putPeople: (siteId, days) =>
    inOrganization(database, everyOrganization, async (transaction) => {
      for (const { day, ...counted } of days)
        await transaction
          .update(siteDays)
          .set(counted)
          .where(and(eq(siteDays.siteId, siteId), eq(siteDays.day, day), isNull(siteDays.sealedAt)))
    }),
  seal: (siteId, before, now) =>
    inOrganization(database, everyOrganization, async (transaction) => {
      const sealed = await transaction
        .update(siteDays)
        .set({ sealedAt: now })
        .where(and(eq(siteDays.siteId, siteId), lt(siteDays.startsAt, before), isNull(siteDays.sealedAt)))
        .returning({ day: siteDays.day })
      return sealed.length
    }),
})

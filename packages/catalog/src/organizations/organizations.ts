import { ProblemError } from '@sojourn/contract'
import { eq } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import type { OrganizationRow } from '../catalog-memory.ts'
import { everyOrganization } from '../database.ts'
import { randomId } from '../random-id.ts'
import { organizations } from '../schema/organizations.ts'
import { change, type Store } from '../store.ts'

export type Organization = Readonly<OrganizationRow>

/** The tenants. */
export interface Organizations {
  /** All, oldest first. */
  list(): readonly Organization[]
  get(organizationId: string): Organization | undefined
  create(by: Actor, name: string): Promise<Organization>
  /** @throws ProblemError `not_found`. */
  rename(by: Actor, organizationId: string, name: string): Promise<Organization>
}

export function createOrganizations(store: Store): Organizations {
  const { memory } = store
  return {
    list: () => memory.organizations(),
    get: (organizationId) => memory.organization(organizationId),
    async create(by, name) {
      const id = randomId('org', 16)
      const row = await change(store, everyOrganization, by, async (transaction) => {
        const [result] = await transaction.insert(organizations).values({ id, name }).returning()
        if (!result) throw new ProblemError('storage_unavailable', 'The catalog did not keep it.')
        const fact = {
          action: 'organization.created',
          organizationId: id,
          targetId: id,
          after: { name },
        } as const
        return { result, fact }
      })
      memory.putOrganization(row)
      return row
    },
    async rename(by, organizationId, name) {
      const standing = memory.organization(organizationId)
      const row = await change(store, organizationId, by, async (transaction) => {
        const [result] = await transaction
          .update(organizations)
          .set({ name })
          .where(eq(organizations.id, organizationId))
          .returning()
        if (!result || !standing)
          throw new ProblemError('not_found', `There is no organization ${organizationId}.`)
        const fact = {
          action: 'organization.updated',
          organizationId,
          targetId: organizationId,
          before: { name: standing.name },
          after: { name },
        } as const
        return { result, fact }
      })
      memory.putOrganization(row)
      return row
    },
  }
}

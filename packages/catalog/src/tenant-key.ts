import type { tenantKeys } from './schema/tenant-keys.ts'

type Row = typeof tenantKeys.$inferSelect

/** The public half of an organization's key for tenant tokens. */
export type TenantKey = Readonly<Omit<Row, 'id'>> & { readonly tenantKeyId: string }

export const tenantKeyOf = ({ id, ...row }: Row): TenantKey => ({ tenantKeyId: id, ...row })

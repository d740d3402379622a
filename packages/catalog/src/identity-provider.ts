import type { identityProviders } from './schema/identity-providers.ts'

type Row = typeof identityProviders.$inferSelect

/** Who signs the tokens of a site's users. The same object until something about it changes. */
export type IdentityProvider = Readonly<Omit<Row, 'id'>> & { readonly providerId: string }

export const providerOf = ({ id, ...row }: Row): IdentityProvider => ({ providerId: id, ...row })

import { z } from 'zod'
import { tokenAlgorithms } from '../../credentials/tokens/algorithms.ts'

const text = (most: number) => z.string().trim().min(1, { error: 'must not be empty' }).max(most)
const names = z.array(text(512)).max(20)
const fields = {
  name: text(128),
  issuer: text(1024).describe('The claim `iss`, to the letter'),
  audiences: names.describe('One of them must be in `aud`; empty: not looked at'),
  authorizedParties: names.describe('One of them must be `azp`; empty: not looked at'),
  jwksUrl: z
    .url({
      protocol: /^https?$/,
      error: 'must be the address of a JWKS, such as https://id.example/jwks.json',
    })
    .max(2048),
  algorithms: z
    .array(z.enum(tokenAlgorithms, { error: `must be of ${tokenAlgorithms.join(', ')}` }))
    .min(1)
    .describe('Signature algorithms that are accepted; none with a shared secret'),
  leewaySeconds: z.number().int().min(0).max(300).describe('How far clocks may differ'),
  userClaim: text(128).describe('The claim that is the id of the user'),
}

/** Fields that have a standard may be missing. */
export const newProvider = z
  .strictObject({
    ...fields,
    audiences: fields.audiences.default([]),
    authorizedParties: fields.authorizedParties.default([]),
    algorithms: fields.algorithms.default(['RS256']),
    leewaySeconds: fields.leewaySeconds.default(60),
    userClaim: fields.userClaim.default('sub'),
  })
  .refine(({ audiences, authorizedParties }) => audiences.length + authorizedParties.length > 0, {
    path: ['audiences'],
    error: 'must have at least one entry, or authorizedParties must: tokens made for others would do',
  })

export const providerPatch = z.strictObject(fields).partial()

export const providerAnswer = z.object({
  providerId: z.string(),
  siteId: z.string(),
  ...fields,
  algorithms: z.array(z.string()),
  createdAt: z.iso.datetime(),
})

export const example = {
  name: 'Shop',
  issuer: 'https://shop.eu.auth0.com/',
  audiences: ['https://api.shop.example'],
  jwksUrl: 'https://shop.eu.auth0.com/.well-known/jwks.json',
}

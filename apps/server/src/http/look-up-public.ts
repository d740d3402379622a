import { type LookupAddress, lookup } from 'node:dns'
import type { RequestOptions } from 'node:http'
import { isPrivateAddress } from './is-private-address.ts'

/**
 * Resolves a name to public addresses only, at the moment of connecting: a name that leads into our own network is refused,
 * also where it was asked for before and led elsewhere.
 */
export const lookUpPublic: NonNullable<RequestOptions['lookup']> = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const addresses: LookupAddress[] = error ? [] : found
    const strange = addresses.some(({ address }) => isPrivateAddress(address))
    const [first] = addresses
    if (error || strange || !first) return callback(error ?? new Error('the address is not public'), '', 4)
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
  })
}

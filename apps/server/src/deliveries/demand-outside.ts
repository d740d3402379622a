import { ProblemError } from '@sojourn/contract'
import { faultOfAddress, type OutsideOptions } from './post-outside.ts'

/**
 * Checks that an address may be called, as far as it says so itself; where its name leads is seen when it is called.
 * @throws ProblemError `invalid_request`, naming the field.
 */
export function demandOutside(address: string, path: string, options: OutsideOptions): void {
  const fault = faultOfAddress(address, options)
  if (fault === undefined) return
  const message = `${fault}; SOJOURN_PRIVATE_WEBHOOKS=on allows private addresses and those without TLS`
  throw new ProblemError('invalid_request', `${path} ${message}.`, { errors: [{ path, message }] })
}

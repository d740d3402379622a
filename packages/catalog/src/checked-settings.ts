import { fieldErrors, ProblemError, plainIssue, siteSettings } from '@sojourn/contract'

/**
 * Settings as they are stored: only what was given. Returned as they came when they are valid, by the contract.
 *
 * @throws ProblemError `invalid_request` that names each setting that is unknown or wrong.
 */
export function checkedSettings(settings: Record<string, unknown>): Record<string, unknown> {
  const unknown = Object.keys(settings)
    .filter((name) => !Object.hasOwn(siteSettings.shape, name))
    .map((name) => ({
      path: name,
      message: `is no setting; there are ${Object.keys(siteSettings.shape).join(', ')}`,
    }))
  const parsed = siteSettings.safeParse(settings, { error: plainIssue })
  const errors = [...unknown, ...(parsed.success ? [] : fieldErrors(parsed.error))]
  const [first] = errors
  if (first) {
    const others = errors.length > 1 ? ` (and ${errors.length - 1} more, see errors)` : ''
    throw new ProblemError('invalid_request', `The setting ${first.path} ${first.message}${others}.`, {
      errors,
    })
  }
  return settings
}

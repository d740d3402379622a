import { clientId } from '@sojourn/contract'
import { z } from 'zod'

/** The path parameter of a user. */
export const userIdParams = z.object({
  userId: clientId.describe('The id of the user, as the site knows them'),
})

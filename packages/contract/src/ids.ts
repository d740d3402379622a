import { z } from 'zod'

const clientIdPattern = /^[A-Za-z0-9_.:-]{1,128}$/

/** An id chosen by a client: 1–128 characters of `A-Z a-z 0-9 _ . : -`. */
export const clientId = z
  .string({ error: 'must be a string of 1–128 characters of A-Z a-z 0-9 _ . : -' })
  .regex(clientIdPattern, { error: 'must be 1–128 characters of A-Z a-z 0-9 _ . : -' })

/** Whether a text can be a client's id. */
export const isClientId = (text: string): boolean => clientIdPattern.test(text)

import { randomInt } from 'node:crypto'

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

type Prefix =
  | 'acc'
  | 'alert'
  | 'era'
  | 'rem'
  | 'hook'
  | 'idp'
  | 'inv'
  | 'it'
  | 'job'
  | 'key'
  | 'link'
  | 'msg'
  | 'note'
  | 'org'
  | 'pk'
  | 'pl'
  | 'run'
  | 'seg'
  | 'site'
  | 'sk'
  | 'tk'
  | 'view'

/** Random characters after a prefix: `site_…`. 16 characters carry 95 bits, 32 carry 190. */
export const randomId = (prefix: Prefix, characters: 16 | 32): string =>
  `${prefix}_${Array.from({ length: characters }, () => base62[randomInt(base62.length)]).join('')}`

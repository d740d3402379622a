import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** What OWASP asks of scrypt at least: 16 MB and about 50 ms a try. */
const cost = { N: 2 ** 14, r: 8, p: 5 } as const
const keyBytes = 64

/** Shortest and longest password, in characters. */
export const passwordLengths = { least: 10, most: 256 } as const

/** A password as it is kept: `scrypt:N:r:p:salt:key`, salt and key in hex. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('hex'), key.toString('hex')].join(':')
}

/** Whether this is the password. Takes the same time for every wrong one. */
export async function verifyPassword(kept: string, password: string): Promise<boolean> {
  const [name, N, r, p, salt = '', key = ''] = kept.split(':')
  if (name !== 'scrypt') return false
  const expected = Buffer.from(key, 'hex')
  const derived = await derive(password, Buffer.from(salt, 'hex'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return expected.length === derived.length && timingSafeEqual(expected, derived)
}

function derive(
  password: string,
  salt: Buffer,
  options: { N: number; r: number; p: number },
): Promise<Buffer> {
  // The same password typed on two systems may differ in how accents are composed.
  const text = password.normalize('NFKC')
  return new Promise((resolve, reject) => {
    scrypt(text, salt, keyBytes, { ...options, maxmem: 128 * options.N * options.r * 2 }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

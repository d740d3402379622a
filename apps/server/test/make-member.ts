import { system } from '@sojourn/catalog'
import type { Role } from '@sojourn/contract'
import type { TestApp } from './open-test-app.ts'

export const password = 'correct horse battery'

/** Signs in at the test's app; gives headers that carry the cookie as a page of the server would. */
export async function signIn({ ask }: TestApp, email: string): Promise<Record<string, string>> {
  const origin = 'http://localhost'
  const answer = await ask('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { origin },
    body: { email, password },
  })
  if (answer.status !== 200) throw new Error(answer.text)
  const cookies = answer.headers.getSetCookie().map((each) => each.split(';', 1)[0])
  return { origin, cookie: cookies.join('; ') }
}

/** Makes an account `name@shop.example` with a role, and signs it in. */
export async function makeMember(
  app: TestApp,
  organizationId: string,
  name: string,
  role: Role,
  siteIds: string[] | null = null,
): Promise<Record<string, string>> {
  const { accounts, members } = app.catalog
  const email = `${name}@shop.example`
  const account = await accounts.create({ email, name, password, emailVerified: true })
  await members.add(system, organizationId, account.id, { role, siteIds })
  return signIn(app, email)
}

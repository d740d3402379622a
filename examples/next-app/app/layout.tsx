import { Sojourn } from '@sojourn/next'
import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { SignOutButton } from '../parts/sign-out-button.tsx'
import { tokenCookie, userOf } from '../site/identity.ts'
import { settings } from '../site/settings.ts'

export const metadata: Metadata = { title: { template: '%s · Mugs & More', default: 'Mugs & More' } }

/** Which part of the shop a path is in. */
const sections = ['/products', '/cart', '/checkout', '/account'].map((match) => ({
  match,
  section: match.slice(1),
}))

export default async function Layout({ children }: { readonly children: ReactNode }) {
  const user = await userOf((await cookies()).get(tokenCookie)?.value)
  const { writeKey } = settings()
  return (
    <html lang="en">
      <body>
        <Sojourn options={{ writeKey, endpoint: '/sojourn', sections, flushSeconds: 1 }} userId={user}>
          <header>
            <Link href="/">Mugs &amp; More</Link> <Link href="/cart">Cart</Link>{' '}
            {user ? <Link href="/account">{user}</Link> : <Link href="/sign-in">Sign in</Link>}
            {user ? <SignOutButton /> : null}
          </header>
          <main>{children}</main>
        </Sojourn>
      </body>
    </html>
  )
}

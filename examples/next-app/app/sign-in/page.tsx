import type { Metadata } from 'next'
import { signIn } from '../../site/sign-in.ts'

export const metadata: Metadata = { title: 'Sign in' }

export default async function Page({ searchParams }: { readonly searchParams: Promise<{ wrong?: string }> }) {
  const { wrong } = await searchParams
  return (
    <>
      <h1>Sign in</h1>
      {wrong ? <p>Nobody has that name and password. The password is: mug.</p> : null}
      <form id="sign-in" action={signIn}>
        <label>
          Name <input name="name" required />
        </label>
        <label>
          Password <input name="password" type="password" required />
        </label>
        <button type="submit">Sign in</button>
      </form>
    </>
  )
}

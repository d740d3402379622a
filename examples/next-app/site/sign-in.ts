'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { tokenCookie } from './identity.ts'
import { settings } from './settings.ts'

/** Gets a token from the identity provider and keeps it in a cookie. */
export async function signIn(form: FormData): Promise<void> {
  const { name, password } = Object.fromEntries(form)
  const answer = await fetch(`${settings().issuer}/token`, {
    method: 'POST',
    body: JSON.stringify({ name, password }),
  })
  if (!answer.ok) redirect('/sign-in?wrong=1')
  const { token, expiresIn } = await answer.json()
  const jar = await cookies()
  jar.set(tokenCookie, token, { httpOnly: true, sameSite: 'lax', maxAge: expiresIn, path: '/' })
  redirect('/')
}

export async function signOut(): Promise<void> {
  const jar = await cookies()
  jar.delete(tokenCookie)
  redirect('/')
}

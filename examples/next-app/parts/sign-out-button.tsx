'use client'

import { useTracker } from '@sojourn/next'
import { signOut } from '../site/sign-in.ts'

/** Signs out, once everything is sent that only the user's token can name. */
export function SignOutButton() {
  const tracker = useTracker()
  const leave = async () => {
    await tracker.flush()
    await signOut()
  }
  return (
    <form action={leave}>
      <button type="submit">Sign out</button>
    </form>
  )
}

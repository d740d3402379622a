import type { Metadata } from 'next'
import { SessionSteps } from '../../../../parts/session-steps.tsx'

export const metadata: Metadata = { title: 'One visit' }

export default async function Page({ params }: { readonly params: Promise<{ id: string }> }) {
  return <SessionSteps sessionId={(await params).id} />
}

import type { SessionAnswer } from '@sojourn/contract'

const endings: Record<string, string> = {
  end: 'ended by the site',
  timeout: 'ended after 30 minutes without a sign of life',
  max_length: 'cut at its greatest length',
  logout: 'ended with a logout',
  new_session: 'ended because another session began',
}

/** How a session stands, and why it ended, in words. */
export function standingOf(session: Pick<SessionAnswer, 'status' | 'endReason'>): string {
  if (session.status === 'active') return 'Active, not over yet'
  if (session.endReason)
    return `${session.status === 'completed' ? 'Completed' : 'Over'}, ${endings[session.endReason]}`
  return session.status === 'completed' ? 'Completed' : 'Over, went silent'
}

/** Where a session came from, in words: the channel, and the campaign or site behind it. */
export function originOf(session: Pick<SessionAnswer, 'channel' | 'referrer' | 'utm'>): string {
  const channel = session.channel
    ? session.channel.charAt(0).toUpperCase() + session.channel.slice(1)
    : 'Unknown'
  const source = session.utm.campaign ?? session.utm.source ?? hostOf(session.referrer)
  return source ? `${channel} · ${source}` : channel
}

function hostOf(url: string | null): string | null {
  if (!url) return null
  try {
    return new URL(url).hostname.replace(/^www\./, '')
  } catch {
    return url
  }
}

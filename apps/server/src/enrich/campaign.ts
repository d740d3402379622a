/** The campaign tags of an event. Empty text: absent. */
export interface Campaign {
  readonly source: string
  readonly medium: string
  readonly campaign: string
  readonly term: string
  readonly content: string
}

type SentCampaign = { readonly [Tag in keyof Campaign]?: string | null | undefined }

const tags = ['source', 'medium', 'campaign', 'term', 'content'] as const

const none: Campaign = Object.freeze({ source: '', medium: '', campaign: '', term: '', content: '' })

/** The longest campaign tag that is kept, in characters. */
const tagMax = 256

/**
 * The campaign tags of an event: `utm_…` in the query of its URL (also behind a hash route), each overridden by what the
 * sender says in `context.utm`. The first of a doubled tag counts; each is at most 256 characters.
 */
export function readCampaign(url: string, sent: SentCampaign | null | undefined): Campaign {
  const found: Partial<Record<string, string>> = {}
  if (/[?&]utm_/i.test(url)) {
    for (const [, name, value] of url.matchAll(/[?&]utm_([a-z]+)=([^&#?]*)/gi)) {
      if (name !== undefined && value) found[name.toLowerCase()] ??= decode(value)
    }
  } else if (!sent) return none
  const [source, medium, campaign, term, content] = tags.map((tag) =>
    (sent?.[tag]?.trim() || found[tag] || '').slice(0, tagMax),
  ) as [string, string, string, string, string]
  return { source, medium, campaign, term, content }
}

/** A query's value; as it stands where its escapes are broken. */
function decode(value: string): string {
  const spaced = value.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced).trim()
  } catch {
    return spaced.trim()
  }
}

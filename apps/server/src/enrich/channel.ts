import type { Channel } from '@sojourn/contract'
import type { Campaign } from './campaign.ts'
import { referrerChannel } from './referrer-channel.ts'
import type { UrlParts } from './split-url.ts'

interface SentArrival {
  /** From outside the site; null where there is none. */
  readonly referrer: UrlParts | null
  /** The query of the event's URL is all that counts of it. */
  readonly url: string
  /** Whether the event names a page, by URL or path. */
  readonly isOnPage: boolean
  readonly campaign: Campaign
}

/**
 * How an event came, the first that applies:
 *
 * 1. a `utm_medium` that names a channel: `email` or `newsletter` is mail, `social` social, `organic` search, `referral`
 *    referral;
 * 2. a `utm_source` that is an AI assistant (ChatGPT tags its links `utm_source=chatgpt.com`);
 * 3. any other campaign tag, or the click id of an advertisement: campaign. Facebook puts `fbclid` on every link that
 *    leaves it, paid or not: it is social;
 * 4. an outside referrer, by its host: search, social, mail, ai, campaign (advertising networks), else referral;
 * 5. direct for an event on a page;
 * 6. empty text for any other: there is nothing to judge by.
 */
export function readChannel({ referrer, url, isOnPage, campaign }: SentArrival): Channel | '' {
  const tagged = taggedChannel(campaign) ?? clickChannel(url)
  if (tagged) return tagged
  if (referrer) return referrerChannel(referrer.host, referrer.path)
  return isOnPage ? 'direct' : ''
}

const channelOfMedium = new Map<string, Channel>([
  ['email', 'mail'],
  ['e-mail', 'mail'],
  ['mail', 'mail'],
  ['newsletter', 'mail'],
  ['social', 'social'],
  ['social-media', 'social'],
  ['social_media', 'social'],
  ['organic_social', 'social'],
  ['organic', 'search'],
  ['referral', 'referral'],
])

function taggedChannel({ source, medium, campaign }: Campaign): Channel | undefined {
  const named = medium === '' ? undefined : channelOfMedium.get(medium.toLowerCase())
  if (named) return named
  if (source !== '' && isAssistant(source.toLowerCase())) return 'ai'
  return source || medium || campaign ? 'campaign' : undefined
}

function isAssistant(source: string): boolean {
  const plainNames = /^(?:chatgpt|claude|copilot|deepseek|gemini|grok|openai|perplexity)$/
  return plainNames.test(source) || referrerChannel(source, '/') === 'ai'
}

/** Parameters that advertising networks add to the links of their advertisements. */
const adClick =
  /[?&](?:gclid|gbraid|wbraid|dclid|gad_source|msclkid|ttclid|twclid|li_fat_id|yclid|epik|rdt_cid|sccid)=[^&#]/i

function clickChannel(url: string): Channel | undefined {
  if (!url.includes('?')) return undefined
  if (adClick.test(url)) return 'campaign'
  return /[?&]fbclid=[^&#]/i.test(url) ? 'social' : undefined
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCampaign } from './campaign.ts'
import { readChannel } from './channel.ts'
import { readLocation } from './location.ts'
import { outsideReferrer } from './outside-referrer.ts'

const read = (referrer: string, url = 'https://www.shop.example/cart') => {
  const outside = outsideReferrer(referrer, readLocation({ url }).host)
  const campaign = readCampaign(url, undefined)
  return readChannel({ referrer: outside, url, isOnPage: url !== '', campaign })
}

describe('readChannel', () => {
  it.each([
    ['https://www.google.com/', 'search'],
    ['https://www.google.co.uk/search?q=shoes', 'search'],
    ['https://duckduckgo.com/', 'search'],
    ['https://www.bing.com/', 'search'],
    ['https://www.ecosia.org/', 'search'],
    ['https://search.brave.com/', 'search'],
    ['android-app://com.google.android.googlequicksearchbox/https/www.google.com', 'search'],
    ['https://t.co/abc', 'social'],
    ['https://l.facebook.com/l.php?u=x', 'social'],
    ['https://m.youtube.com/', 'social'],
    ['https://www.tiktok.com/', 'social'],
    ['https://bsky.app/', 'social'],
    ['android-app://com.linkedin.android/', 'social'],
    ['https://mail.google.com/mail/u/0/', 'mail'],
    ['android-app://com.google.android.gm/', 'mail'],
    ['https://outlook.live.com/', 'mail'],
    ['https://chatgpt.com/', 'ai'],
    ['https://chat.openai.com/c/1', 'ai'],
    ['https://www.perplexity.ai/search/x', 'ai'],
    ['https://claude.ai/chat/1', 'ai'],
    ['https://gemini.google.com/app', 'ai'],
    ['https://copilot.microsoft.com/', 'ai'],
    ['https://chat.deepseek.com/', 'ai'],
    ['https://grok.com/', 'ai'],
    ['https://www.meta.ai/', 'ai'],
    ['https://chat.mistral.ai/', 'ai'],
    ['https://you.com/', 'ai'],
    ['https://www.phind.com/', 'ai'],
    ['https://googleads.g.doubleclick.net/x', 'campaign'],
    ['https://blog.example.org/post', 'referral'],
    ['https://docs.google.com/document/1', 'referral'],
    ['https://t.community.example/', 'referral'],
    ['https://google.com.evil.example/', 'referral'],
    ['https://notyou.com/', 'referral'],
    ['android-app://com.example.reader', 'referral'],
  ])('knows the outside referrer %s', (referrer, channel) => {
    expect(read(referrer)).toBe(channel)
  })

  it.each([
    ['https://shop.example/'],
    ['https://WWW.shop.example:8080/cart?x'],
    [''],
    ['not a url'],
    ['about:blank'],
    ['https://'],
  ])('is direct on a page that was referred from %j', (referrer) => {
    expect(read(referrer)).toBe('direct')
  })

  it('is nothing where an event has neither page nor referrer', () => {
    expect(read('', '')).toBe('')
  })

  it.each([
    ['utm_source=spring&utm_medium=email', 'mail'],
    ['utm_medium=Newsletter', 'mail'],
    ['utm_source=x&utm_medium=social', 'social'],
    ['utm_medium=organic', 'search'],
    ['utm_source=chatgpt.com', 'ai'],
    ['utm_source=Perplexity&utm_campaign=x', 'ai'],
    ['utm_source=google&utm_medium=cpc', 'campaign'],
    ['utm_campaign=spring', 'campaign'],
    ['gclid=abc', 'campaign'],
    ['x=1&msclkid=abc', 'campaign'],
    ['ttclid=abc', 'campaign'],
    ['fbclid=abc', 'social'],
    ['utm_source=fb&utm_medium=paid&fbclid=abc', 'campaign'],
    ['utm_term=shoes', 'referral'],
    ['gclid=', 'referral'],
    ['notgclid=abc', 'referral'],
  ])('lets %s in the URL speak before the referrer', (query, channel) => {
    const referrer = 'https://blog.example.org/'
    expect(read(referrer, `https://shop.example/?${query}`)).toBe(channel)
  })

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (referrer, url) => {
        read(referrer, url)
        read(`https://${referrer}`, `https://x/?${url}`)
      }),
    )
  })
})

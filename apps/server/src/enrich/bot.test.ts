import { describe, expect, it } from 'vitest'
import { isBot } from './bot.ts'

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)'

describe('isBot', () => {
  it.each([
    'Googlebot/2.1 (+http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)',
    'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)',
    'Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'meta-externalagent/1.1',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'TelegramBot (like TwitterBot)',
    'WhatsApp/2.23.20',
    'Twitterbot/1.0',
    `${chrome} HeadlessChrome/120.0.0.0 Safari/537.36`,
    `${chrome} Chrome/119.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse`,
    'Scrapy/2.11.0 (+https://scrapy.org)',
    'colly - https://github.com/gocolly/colly',
    'kube-probe/1.27',
    'ELB-HealthChecker/2.0',
    'Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)',
    'Uptime-Kuma/1.23.16',
    'MyCrawler/1.0',
    'acme-spider',
    'axios/1.6.2 (compatible; ShopBot/1.0)',
  ])('is one: %s', (userAgent) => {
    expect(isBot(userAgent)).toBe(true)
  })

  it.each([
    '',
    `${chrome} Chrome/120.0.0.0 Safari/537.36`,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Linux; Android 10; Cubot X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0.0.0 Mobile Safari/537.36',
    'Dalvik/2.1.0 (Linux; U; Android 13; SM-G991B Build/TP1A.220624.014)',
    'curl/8.4.0',
    'node',
    'undici',
    'node-fetch/1.0 (+https://github.com/bitinn/node-fetch)',
    'got (https://github.com/sindresorhus/got)',
    'axios/1.6.2',
    'analytics-node-next/latest',
    'analytics-node/3.0.13',
    'analytics-python/2.2.3',
    'analytics-go (version: 3.0.0)',
    'RudderStack-Android/1.20',
    'python-requests/2.31.0',
    'Python/3.11 aiohttp/3.9.1',
    'Python-urllib/3.11',
    'Go-http-client/1.1',
    'okhttp/4.12.0',
    'Apache-HttpClient/4.5.13 (Java/11.0.20)',
    'Java/17.0.1',
    'GuzzleHttp/6.5.5 curl/7.68.0 PHP/7.4.3',
    'Symfony HttpClient/Curl',
    'libwww-perl/6.67',
    'rest-client/2.1.0 (linux x86_64) ruby/3.0.0p0',
    'Wget/1.21.3',
    'PostmanRuntime/7.36.0',
    'superagent/3.8.3',
    'ShopBackend/1.2',
    'MyShop/1.2 CFNetwork/1410.0.3 Darwin/22.6.0',
  ])('is none: %s', (userAgent) => {
    expect(isBot(userAgent)).toBe(false)
  })
})

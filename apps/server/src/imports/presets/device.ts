import { given, textOf } from './values.ts'

const types: Readonly<Record<string, string>> = {
  desktop: 'desktop',
  laptop: 'desktop',
  computer: 'desktop',
  mobile: 'mobile',
  smartphone: 'mobile',
  'feature phone': 'mobile',
  phablet: 'mobile',
  tablet: 'tablet',
  tv: 'tv',
  'smart tv': 'tv',
  television: 'tv',
  console: 'console',
  'game console': 'console',
  wearable: 'wearable',
}

/** Names by which the tools call a browser otherwise than live traffic does. Umami's are those of detect-browser. */
const browsers: Readonly<Record<string, string>> = {
  android: 'Android Browser',
  chrome: 'Chrome',
  'chrome ios': 'Chrome',
  'chrome mobile': 'Chrome',
  'chrome mobile ios': 'Chrome',
  'chromium-webview': 'Chrome',
  crios: 'Chrome',
  'edge-chromium': 'Edge',
  'edge-ios': 'Edge',
  edge: 'Edge',
  'microsoft edge': 'Edge',
  facebook: 'Facebook',
  firefox: 'Firefox',
  'firefox ios': 'Firefox',
  'firefox mobile': 'Firefox',
  'firefox mobile ios': 'Firefox',
  fxios: 'Firefox',
  ie: 'Internet Explorer',
  instagram: 'Instagram',
  ios: 'Safari',
  'ios-webview': 'Safari',
  'mobile safari': 'Safari',
  opera: 'Opera',
  'opera mobile': 'Opera',
  safari: 'Safari',
  samsung: 'Samsung Internet',
  'samsung browser': 'Samsung Internet',
  yandexbrowser: 'Yandex Browser',
}

/** The same for operating systems. */
const systems: Readonly<Record<string, string>> = {
  'android os': 'Android',
  'gnu/linux': 'Linux',
  ipados: 'iOS',
  mac: 'macOS',
  'mac os': 'macOS',
  'mac os x': 'macOS',
  macintosh: 'macOS',
}

/**
 * The device of another tool's visitor, in the words of live traffic: one browser must not be two in the figures, before
 * and after the change of tools.
 */
export const deviceOf = (said: {
  readonly type: unknown
  readonly browser: unknown
  readonly os: unknown
}): Record<string, unknown> =>
  given({
    type: types[keyOf(said.type)],
    browser: browsers[keyOf(said.browser)] ?? textOf(said.browser),
    os: systems[keyOf(said.os)] ?? withoutVersion(textOf(said.os)),
  })

const keyOf = (value: unknown): string => textOf(value)?.toLowerCase() ?? ''

/** Umami tells `Windows 10` from `Windows 7`; `Windows Phone` is another system. */
const withoutVersion = (os: string | undefined): string | undefined =>
  os?.replace(/^Windows (?:Server )?(?:\d[\d.]*|XP|Vista|ME)\b.*$/, 'Windows')

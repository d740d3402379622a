import type { Properties } from '../types.ts'
import type { AutocaptureOptions } from './autocapture.ts'

const fileEndings =
  /\.(7z|apk|avi|csv|dmg|docx?|epub|exe|gz|iso|jar|key|midi?|mov|mp3|mp4|mpe?g|msi|ods|odt|pdf|pkg|pptx?|rar|rtf|svg|tar|tgz|txt|wav|webm|wmv|xlsx?|xml|zip)$/i
const textMax = 100

/** The event that a click is, by the first of these that it fits and the options want: marked, download, outbound, click. */
export function readClick(
  event: MouseEvent,
  { marked = true, downloads, outboundLinks, clicks }: AutocaptureOptions,
): [type: string, properties: Properties] | undefined {
  // Of the other buttons only the middle one follows a link.
  if (event.button > 1) return undefined
  // Behind the border of a shadow tree the target is its host.
  const [target] = event.composedPath()
  if (!(target instanceof Element)) return undefined
  const { sojournEvent, ...said } = target.closest<HTMLElement>('[data-sojourn-event]')?.dataset ?? {}
  if (marked && sojournEvent) return [sojournEvent, markedProperties(said)]
  const link = target.closest<HTMLAnchorElement>('a[href],area[href]')
  if (link && /^https?:$/.test(link.protocol)) {
    const { origin, pathname, host } = link
    // What stands behind the path may name a person.
    const url = origin + pathname
    if (downloads && (link.hasAttribute('download') || fileEndings.test(pathname)))
      return ['download', { url }]
    if (outboundLinks && host !== location.host) return ['link_clicked', { url, outbound: true }]
  }
  const control =
    link ?? target.closest<HTMLElement>('button,summary,[role=button],[type=submit],[type=button]')
  if (!clicks || !control || control.isContentEditable) return undefined
  const label = control.getAttribute('aria-label') ?? control.textContent
  return [
    'click',
    {
      element: control.localName,
      id: control.id || undefined,
      text: label?.trim().replace(/\s+/g, ' ').slice(0, textMax) || undefined,
      url: link ? link.origin + link.pathname : undefined,
    },
  ]
}

/** `data-sojourn-plan="pro"` is `plan: 'pro'`; other attributes are the page's own. */
const markedProperties = (said: DOMStringMap): Properties =>
  Object.fromEntries(
    Object.entries(said)
      .filter(([name]) => name.startsWith('sojourn'))
      .map(([name, value]) => [name.charAt(7).toLowerCase() + name.slice(8), value]),
  )

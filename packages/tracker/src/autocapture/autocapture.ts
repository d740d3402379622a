import { view } from '../native.ts'
import type { Feature } from '../types.ts'
import { captureForms } from './capture-forms.ts'
import { captureScroll } from './capture-scroll.ts'
import { readClick } from './read-click.ts'

/** What is captured by itself. Nothing that a person types is ever read. */
export interface AutocaptureOptions {
  /** How far a page was scrolled, told when it is left: `scroll` with `depth` (%) and `engagedSeconds`. @default false */
  readonly scroll?: boolean
  /** Clicks on links and buttons: `click`. @default false */
  readonly clicks?: boolean
  /** Clicks on links to other hosts: `link_clicked` with `outbound: true`. @default false */
  readonly outboundLinks?: boolean
  /** Clicks on links to files: `download`. @default false */
  readonly downloads?: boolean
  /** Forms begun and sent: `form_started`, `form_completed`. @default false */
  readonly forms?: boolean
  /**
   * Clicks on elements marked with `data-sojourn-event="cta_clicked"`; `data-sojourn-plan="pro"` is the property
   * `plan`. @default true
   */
  readonly marked?: boolean
}

/** Listens to the whole page for as long as the feature is on. */
export type Listen = (name: string, hear: (event: Event) => void) => void

/** Captures scrolling, clicks, links, downloads and forms, as far as the options say. A click is one event at most. */
export const autocapture =
  (options: AutocaptureOptions = {}): Feature =>
  (host) => {
    const controller = new AbortController()
    /** Sees what happens before the page does, which may stop it there. */
    const listen: Listen = (name, hear) =>
      view.addEventListener(name, (event) => host.guard(() => hear(event)), {
        capture: true,
        passive: true,
        signal: controller.signal,
      })
    for (const name of ['click', 'auxclick'])
      listen(name, (event) => {
        const click = readClick(event as MouseEvent, options)
        if (click) host.track(...click)
      })
    if (options.forms) captureForms(host, listen)
    const stopScroll = options.scroll ? captureScroll(host, listen) : undefined
    return () => {
      controller.abort()
      stopScroll?.()
    }
  }

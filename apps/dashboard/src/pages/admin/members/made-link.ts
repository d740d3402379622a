/** A link that was made for somebody; shown this once. */
export interface MadeLink {
  /** What it is for: `Invitation of ann@shop.example`. */
  readonly title: string
  readonly link: string
  /** Whether it was sent to them; else it must be handed over. */
  readonly mailed: boolean
  /** How long it is good for: `a week`. */
  readonly goodFor: string
}

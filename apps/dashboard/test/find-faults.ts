import axe from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'

interface Finding {
  readonly impact: string
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

interface Animated {
  readonly effect: { getComputedTiming(): { readonly iterations: number } } | null
  readonly finished: Promise<unknown>
}

interface WithAxe {
  readonly document: { getAnimations(): Animated[] }
  readonly axe: { run(options: object): Promise<{ violations: Finding[] }> }
}

/** Puts axe into every page that is opened from now on. */
export const addAxe = (person: BrowserContext): Promise<unknown> =>
  person.addInitScript({ content: axe.source })

/**
 * What axe finds that is serious or critical on the page as it stands, one line each; none is what we want.
 * @param rules the only ones to go by; absent: all
 */
export async function findFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  const { violations } = await page.evaluate(async (runOnly) => {
    const { axe: checker, document } = globalThis as unknown as WithAxe
    // Colours on their way to others are nobody's choice.
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(passing.map(({ finished }) => finished))
    return checker.run({ resultTypes: ['violations'], ...(runOnly ? { runOnly } : {}) })
  }, rules)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 240)}`),
    )
}

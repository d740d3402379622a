/** Resolves where a part of the server works; rejects with an operator's sentence where it does not. */
export type ReadinessCheck = () => Promise<void>

/** By the name of the part: `catalog`, `engine`, `warehouse`, … */
export type ReadinessChecks = Readonly<Record<string, ReadinessCheck>>

export interface ReadinessResult {
  readonly ok: boolean
  /** What is wrong, where something is. */
  readonly detail?: string
}

/** A part that has not answered by then is not ready; orchestrators ask again every few seconds. */
const timeoutMsStandard = 3000

/**
 * What each part says, asked at the same time. The sentences are written for
 * operators: they may name files and addresses of this installation, but no content.
 */
export async function checkReadiness(
  checks: ReadinessChecks,
  timeoutMs: number = timeoutMsStandard,
): Promise<Record<string, ReadinessResult>> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await runCheck(check, timeoutMs)] as const),
  )
  return Object.fromEntries(results)
}

async function runCheck(check: ReadinessCheck, timeoutMs: number): Promise<ReadinessResult> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs)
  })
  try {
    await Promise.race([check(), late])
    return { ok: true }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) }
  } finally {
    clearTimeout(timer)
  }
}

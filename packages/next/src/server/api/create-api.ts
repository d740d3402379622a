import { Refusal } from '../refusal.ts'
import type { SojournOptions } from './sojourn-options.ts'

/** Sojourn's answer, for better or worse. */
export interface ApiAnswer {
  readonly status: number
  readonly body: unknown
}

type Parameters = Readonly<Record<string, string | number | undefined>>

/** Asks Sojourn with the site's secret key. */
export interface Api {
  /**
   * Answers what the caller may see: success, and what was wrong with the call. A key that is refused, and a Sojourn that
   * is not well, are told to `onError`.
   * @throws {Refusal} `misconfigured`, `sojourn_unavailable`
   */
  ask(
    method: 'GET' | 'POST' | 'PATCH',
    path: `/${string}`,
    call?: { readonly query?: Parameters; readonly body?: unknown },
  ): Promise<ApiAnswer>
}

export function createApi(options: Omit<SojournOptions, 'identity'>): Api {
  const { secretKey, siteId, timeoutMs = 10_000, onError = showError } = options
  if (!URL.canParse(options.url))
    throw new TypeError('url must be the address of Sojourn, such as https://sojourn.shop.example')
  if (!secretKey?.startsWith('sk_')) throw new TypeError('secretKey must be a secret key (sk_…) of the site')
  const base = options.url.replace(/\/+$/, '')
  const fail = (
    code: 'misconfigured' | 'sojourn_unavailable',
    told: string,
    { cause, retryAfter }: { cause?: unknown; retryAfter?: string | undefined } = {},
  ): never => {
    onError(new Error(told, { cause }))
    throw new Refusal(code, 'Sessions are not available at the moment.', { retryAfter })
  }
  return {
    async ask(method, path, { query = {}, body } = {}) {
      const url = new URL(`${base}/api/v1${path}`)
      for (const [name, value] of Object.entries({ ...query, siteId }))
        if (value !== undefined) url.searchParams.set(name, String(value))
      const response = await fetch(url, {
        method,
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
        cache: 'no-store',
      }).catch((cause: unknown) =>
        fail('sojourn_unavailable', `Sojourn cannot be reached at ${base}.`, { cause }),
      )
      const { status } = response
      const answer = await response.json().catch(() => undefined)
      if (status === 401 || status === 403)
        return fail('misconfigured', `Sojourn refused the site's key (${status}): ${detailOf(answer)}`)
      if (status === 429 || status >= 500)
        return fail(
          'sojourn_unavailable',
          `Sojourn answered ${status} to ${method} ${path}: ${detailOf(answer)}`,
          {
            retryAfter: response.headers.get('retry-after') ?? undefined,
          },
        )
      return { status, body: answer }
    },
  }
}

/** What a problem of Sojourn says. */
export function detailOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'detail' in answer) return String(answer.detail)
  return 'without saying why'
}

// biome-ignore lint/suspicious/noConsole: where the site's engineer looks when nothing else was asked for
const showError = (error: Error): void => console.error(error)

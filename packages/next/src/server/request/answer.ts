import { Refusal } from '../refusal.ts'

const headers = { 'cache-control': 'no-store' }

/** An answer of Sojourn, passed on. */
export function answerJson({ status, body }: { readonly status: number; readonly body: unknown }): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  return new Response(JSON.stringify(body ?? {}), { status, headers: { ...headers, 'content-type': type } })
}

/** A refusal as a problem (RFC 9457). Anything else is not ours to answer and thrown on. */
export function answerRefusal(cause: unknown): Response {
  if (!(cause instanceof Refusal)) throw cause
  const { status, code, message, retryAfter } = cause
  return new Response(
    JSON.stringify({ type: 'about:blank', title: message, status, detail: message, code }),
    {
      status,
      headers: {
        ...headers,
        'content-type': 'application/problem+json',
        ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
        ...(status === 405 ? { allow: 'POST' } : {}),
        ...(status === 503 ? { 'retry-after': retryAfter ?? '5' } : {}),
      },
    },
  )
}

import type { Ask } from './target.ts'

/** Sends one request with a bearer credential. @throws TypeError of `fetch` where the connection fails. */
export function send(base: string, token: string, path: string, ask: Ask): Promise<Response> {
  const url = new URL(path.replace(/^\//, ''), base.endsWith('/') ? base : `${base}/`)
  for (const [name, value] of Object.entries(ask.query ?? {}))
    if (value !== undefined) url.searchParams.set(name, value)
  const body = ask.json === undefined ? ask.body : JSON.stringify(ask.json)
  return fetch(url, {
    method: ask.method ?? 'GET',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...ask.headers,
    },
    ...(body === undefined ? {} : { body }),
    ...(ask.signal === undefined ? {} : { signal: ask.signal }),
  })
}

/** Why `fetch` failed, in the words of the system: `connect ECONNREFUSED 127.0.0.1:4300`. */
export function connectionFault(failure: unknown): string {
  const cause = failure instanceof Error ? failure.cause : undefined
  if (cause instanceof Error) return cause.message || ('code' in cause ? String(cause.code) : cause.name)
  return failure instanceof Error ? failure.message : String(failure)
}

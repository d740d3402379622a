/** An answer, read whole. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The parsed JSON; empty where it is none. */
  readonly body: Record<string, unknown>
  readonly text: string
}

/** Sends a request and reads the answer. Text and bytes travel as they are, anything else as JSON. */
export type Api = (
  method: 'GET' | 'POST' | 'PATCH' | 'OPTIONS' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>

/** Asks a server over HTTP, with a bearer key where one is given. Headers of a request win over both. */
export const createApi =
  (url: string, key: string | undefined): Api =>
  async (method, path, body, headers = {}) => {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : {},
      text,
    }
  }

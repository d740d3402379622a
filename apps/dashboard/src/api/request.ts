import { ApiProblem } from './api-problem.ts'

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: unknown
  /** Sent as it is, in place of a body. */
  readonly content?: Blob
  /** What is asked with in place of who is signed in. */
  readonly credential?: string
  readonly signal?: AbortSignal
}

/** The pass of the public link that this window shows; undefined: who is signed in asks. */
let carried: string | undefined

/** From now on everything is asked with this pass. */
export function carryPass(pass: string): void {
  carried = pass
}

/**
 * Asks the server and reads its JSON; undefined where the answer has no body.
 * @param path from the root, such as `/api/v1/sessions`
 * @throws ApiProblem
 */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const response = await send(path, options)
  const text = await response.text()
  if (!response.ok) throw problemOf(response, text)
  return (text === '' ? undefined : JSON.parse(text)) as Answer
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', query = {}, body, content, signal, credential = carried } = options
  try {
    return await fetch(`${path}${queryText(query)}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(credential === undefined ? {} : { authorization: `Bearer ${credential}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(content ? { body: content } : {}),
      ...(signal ? { signal } : {}),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiProblem('The server cannot be reached. Is it running, and are you online?', {
      status: 0,
      code: 'unreachable',
    })
  }
}

/** `?a=1&b=2`, without what is undefined; empty where nothing is left. */
function queryText(query: RequestOptions['query'] = {}): string {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value))
  const text = given.toString()
  return text === '' ? '' : `?${text}`
}

function problemOf(response: Response, text: string): ApiProblem {
  const told = readProblem(text)
  const retryAfter = Number(response.headers.get('retry-after'))
  return new ApiProblem(told.detail ?? `The server answered ${response.status}.`, {
    status: response.status,
    code: (told.type ?? '').split('/').at(-1) || 'unknown',
    ...(told.errors ? { errors: told.errors } : {}),
    ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
  })
}

interface Told {
  type?: string
  detail?: string
  errors?: { path: string; message: string }[]
}

function readProblem(text: string): Told {
  try {
    return JSON.parse(text) as Told
  } catch {
    return {}
  }
}

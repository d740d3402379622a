import { z } from 'zod'
import { room } from '../../rooms/room.ts'
import { answerPage, escapeHtml } from '../page.ts'

export const landingPage = (version: string) =>
  room({
    guard: 'public',
    method: 'get',
    path: '/',
    tag: 'Pages',
    summary: 'Where to look',
    answers: { 200: { description: 'A page', schema: z.string(), contentType: 'text/html' } },
    handle: ({ c }) => answerPage(c, 'Sojourn', content(new URL(c.req.url).origin, version)),
  })

const content = (origin: string, version: string): string => `
<h1>Sojourn is running</h1>
<p class="lead">It takes in events and gives sessions back, step by step. Version ${escapeHtml(version)}.</p>
<h2>Send an event</h2>
<p>With the write key that the first start printed:</p>
<pre><code>curl ${escapeHtml(origin)}/api/v1/events \\
  -H 'X-Write-Key: pk_…' \\
  -H 'Content-Type: application/json' \\
  -d '{"type": "page_view", "sessionId": "first", "path": "/hello"}'</code></pre>
<h2>Read the session back</h2>
<p>With the secret key:</p>
<pre><code>curl ${escapeHtml(origin)}/api/v1/sessions/first \\
  -H 'Authorization: Bearer sk_…'</code></pre>
<h2>Look further</h2>
<ul>
<li><a href="/api/docs">Every call of the API</a>, also as <a href="/openapi.json">OpenAPI document</a></li>
<li><a href="/readyz">Whether the server can store and read</a>, and <a href="/metrics">its figures for Prometheus</a></li>
</ul>
`

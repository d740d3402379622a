import { createHash } from 'node:crypto'
import type { Context } from '../http/app-env.ts'
import { pageStyle } from './page-style.ts'

const styleHash = createHash('sha256').update(pageStyle).digest('base64')

/** Nothing from elsewhere, no script, one style that is named by its content. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Text as it may stand in HTML, also in an attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** Answers a page of ours; `content` is HTML. */
export function answerPage(c: Context, title: string, content: string): Response {
  c.header('content-type', 'text/html; charset=utf-8')
  secure(c, policy)
  return c.body(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${pageStyle}</style>
</head>
<body>
<header><a href="/">Sojourn</a><nav><a href="/api/docs">API</a> <a href="/readyz">State</a></nav></header>
<main>
${content}
</main>
</body>
</html>
`)
}

/** The headers of a page: what it may load, and that nobody may frame it. */
export function secure(c: Context, contentSecurityPolicy: string): void {
  c.header('content-security-policy', contentSecurityPolicy)
  c.header('x-frame-options', 'DENY')
  c.header('referrer-policy', 'no-referrer')
  c.header('cross-origin-opener-policy', 'same-origin')
}

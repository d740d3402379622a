import { z } from 'zod'
import { room } from '../../rooms/room.ts'
import { secure } from '../page.ts'

/** Swagger UI draws its icons from data addresses and asks this server only. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Sojourn</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script>
<script src="/api/docs/assets/start.js"></script>
</body>
</html>
`

export const apiDocs = () =>
  room({
    guard: 'public',
    method: 'get',
    path: '/api/docs',
    tag: 'Pages',
    summary: 'This document to read and try',
    answers: { 200: { description: 'A page', schema: z.string(), contentType: 'text/html' } },
    handle: ({ c }) => {
      c.header('content-type', 'text/html; charset=utf-8')
      secure(c, policy)
      return c.body(page)
    },
  })

import { ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import { secure } from '../../docs-pages/page.ts'
import type { Context } from '../../http/app-env.ts'
import { room } from '../../rooms/room.ts'
import { readBuiltPage } from '../built-pages.ts'

/**
 * Scripts and data from here only. Styles also in attributes, as the components set them.
 * @param frameOrigins whose pages may show it in a frame
 */
const policyFor = (frameOrigins: readonly string[]): string =>
  [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frameOrigins.length > 0 ? frameOrigins.join(' ') : "'none'"}`,
  ].join('; ')

/** The dashboard: one document, which draws the page that its address says. */
export const dashboardPage = () =>
  room({
    guard: 'public',
    method: 'get',
    path: '/',
    tag: 'Pages',
    summary: 'The dashboard',
    answers: { 200: { description: 'A page', schema: z.string(), contentType: 'text/html' } },
    problems: ['not_found'],
    handle: ({ c }) => answerDashboard(c),
  })

/**
 * Whether a request that no room answers is for one of the dashboard's own pages: a browser opens it by its address,
 * and the dashboard says itself where it has no such page.
 */
export const isDashboardAddress = (c: Context): boolean =>
  ['GET', 'HEAD'].includes(c.req.method) &&
  !/^\/(api|v1|assets)\//.test(c.req.path) &&
  (c.req.header('accept') ?? '').includes('text/html')

/**
 * @param frameOrigins whose pages may show it in a frame
 * @throws ProblemError `not_found` where the pages are not built
 */
export async function answerDashboard(c: Context, frameOrigins: readonly string[] = []): Promise<Response> {
  const page = await readBuiltPage('index.html')
  if (!page) throw new ProblemError('not_found', 'The pages of the dashboard are not built.')
  c.header('content-type', page.contentType)
  // Its scripts are named by their content; which ones there are is in here.
  c.header('cache-control', 'no-cache')
  secure(c, policyFor(frameOrigins))
  // The older header knows no origins; the policy says them.
  if (frameOrigins.length > 0) c.header('x-frame-options', undefined)
  return c.body(page.bytes)
}

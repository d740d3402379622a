import type { Guard } from '../../src/rooms/room.ts'

/** What the matrix expects of a route. */
export interface Entry {
  readonly guard: Guard
  /** Whether a user's own token opens it. */
  readonly isForUsers: boolean
  /** The status of a call that was let in, on ids that nobody has. What has a body is sent `[]`, which is never right. */
  readonly admitted: number
  /** Added to the path. */
  readonly query: string
}

/** Let in, and then the store was asked, which is not there in this test. */
const asked = 500

const by = (guard: Guard, admitted = asked, query = ''): Entry => ({
  guard,
  isForUsers: false,
  admitted,
  query,
})
const orUser = (...given: Parameters<typeof by>): Entry => ({ ...by(...given), isForUsers: true })

/** Every route, by whom it is opened and what it answers then. Whoever adds a route adds its line. */
export const entries: Record<string, Entry> = {
  // Collecting.
  'POST /api/v1/events': orUser('collect', 400),
  'POST /api/v1/events/batch': orUser('collect', 400),
  'POST /api/v1/sessions': orUser('collect', 400),
  'PATCH /api/v1/sessions/{sessionId}': orUser('collect', 400),
  'POST /api/v1/sessions/{sessionId}/heartbeat': orUser('collect', 400),
  'POST /api/v1/sessions/{sessionId}/end': orUser('collect', 400),
  // Segment's specification.
  'GET /sourceConfig': by('collect', 200),
  'POST /v1/track': by('collect'),
  'POST /v1/t': by('collect'),
  'POST /v1/identify': by('collect'),
  'POST /v1/i': by('collect'),
  'POST /v1/page': by('collect'),
  'POST /v1/p': by('collect'),
  'POST /v1/screen': by('collect'),
  'POST /v1/s': by('collect'),
  'POST /v1/group': by('collect'),
  'POST /v1/g': by('collect'),
  'POST /v1/alias': by('collect'),
  'POST /v1/a': by('collect'),
  'POST /v1/batch': by('collect', 400),
  'POST /v1/import': by('collect', 400),
  'POST /v1/b': by('collect', 400),
  'POST /beacon/v1/batch': by('collect', 400),
  // Sessions and users.
  'GET /api/v1/sessions': orUser('read'),
  'GET /api/v1/sessions/list': orUser('read'),
  'GET /api/v1/sessions/active': by('read'),
  'GET /api/v1/sessions/{sessionId}': orUser('read'),
  'GET /api/v1/sessions/{sessionId}/metadata': orUser('read'),
  'GET /api/v1/conversations/{sessionId}': orUser('read'),
  'GET /api/v1/conversations/{sessionId}/metadata': orUser('read'),
  'GET /api/v1/users': by('read'),
  'GET /api/v1/users/{userId}': orUser('read'),
  'GET /api/v1/users/{userId}/sessions': orUser('read'),
  'GET /api/v1/users/{userId}/stats': orUser('read'),
  'GET /api/v1/users/{userId}/events': orUser('read'),
  'GET /api/v1/users/{userId}/export': by('export'),
  // Figures.
  'GET /api/v1/analytics/timeseries': by('read', asked, '&metrics=sessions'),
  'GET /api/v1/analytics/breakdown': by('read', asked, '&by=country'),
  'GET /api/v1/analytics/stages': by('read'),
  'GET /api/v1/analytics/days': by('read'),
  'GET /api/v1/analytics/live': by('read'),
  'GET /api/v1/analytics/live/stream': by('read'),
  'GET /api/v1/analytics/revenue': by('read'),
  'GET /api/v1/analytics/conversations': by('read'),
  'GET /api/v1/analytics/dashboard': by('read'),
  'GET /api/v1/analytics/metrics': by('read'),
  'POST /api/v1/analytics/funnel': by('read'),
  'POST /api/v1/analytics/funnel/people': by('read'),
  'POST /api/v1/analytics/journeys': by('read'),
  'POST /api/v1/analytics/retention': by('read'),
  'GET /api/v1/ledger': by('read'),
  'GET /api/v1/sql': by('sql'),
  'POST /api/v1/sql': by('sql'),
  // Segments.
  'GET /api/v1/segments': by('read'),
  'POST /api/v1/segments': by('save'),
  'POST /api/v1/segments/preview': by('read'),
  'GET /api/v1/segments/{segmentId}': by('read'),
  'PATCH /api/v1/segments/{segmentId}': by('save'),
  'DELETE /api/v1/segments/{segmentId}': by('save'),
  // Views and annotations.
  'GET /api/v1/views': by('read'),
  'POST /api/v1/views': by('save'),
  'PATCH /api/v1/views/{viewId}': by('save'),
  'DELETE /api/v1/views/{viewId}': by('save'),
  'GET /api/v1/annotations': by('read'),
  'POST /api/v1/annotations': by('save'),
  'DELETE /api/v1/annotations/{annotationId}': by('save'),
  'GET /api/v1/public-links': by('admin', 200),
  'POST /api/v1/public-links': by('admin', 400),
  'DELETE /api/v1/public-links/{linkId}': by('admin', 404),
  // Settings.
  'GET /api/v1/sites': by('admin', 200),
  'GET /api/v1/sites/{id}': by('admin', 200),
  'PATCH /api/v1/sites/{id}': by('admin', 400),
  'POST /api/v1/sites': by('admin', 400),
  'DELETE /api/v1/sites/{id}': by('organization', 400),
  'GET /api/v1/site-removals': by('organization', 200),
  'GET /api/v1/sites/{siteId}/identity-providers': by('admin', 200),
  'POST /api/v1/sites/{siteId}/identity-providers': by('admin', 400),
  'PATCH /api/v1/identity-providers/{providerId}': by('admin', 404),
  'DELETE /api/v1/identity-providers/{providerId}': by('admin', 404),
  'GET /api/v1/alerts': by('admin', 200),
  'POST /api/v1/alerts': by('admin', 400),
  'POST /api/v1/alerts/try': by('admin', 400),
  'PATCH /api/v1/alerts/{alertId}': by('admin', 400),
  'DELETE /api/v1/alerts/{alertId}': by('admin', 404),
  'GET /api/v1/alerts/{alertId}/history': by('admin', 404),
  'GET /api/v1/reports': by('admin', 200),
  'POST /api/v1/reports': by('admin', 400),
  'DELETE /api/v1/reports/{name}': by('admin', 404),
  'GET /api/v1/webhooks': by('admin', 200),
  'POST /api/v1/webhooks': by('admin', 400),
  'PATCH /api/v1/webhooks/{webhookId}': by('admin', 400),
  'DELETE /api/v1/webhooks/{webhookId}': by('admin', 404),
  'GET /api/v1/webhooks/{webhookId}/deliveries': by('admin', 404),
  'POST /api/v1/webhooks/{webhookId}/test': by('admin', 404),
  'GET /api/v1/keys': by('keys', 200),
  'POST /api/v1/keys': by('keys', 400),
  'PATCH /api/v1/keys/{keyId}': by('keys', 400),
  'POST /api/v1/keys/{keyId}/rotate': by('keys', 400),
  'DELETE /api/v1/keys/{keyId}': by('keys', 404),
  'GET /api/v1/members': by('members', 200),
  'PATCH /api/v1/members/{accountId}': by('members', 400),
  'DELETE /api/v1/members/{accountId}': by('members', 404),
  'POST /api/v1/members/{accountId}/password-reset': by('members', 404),
  'GET /api/v1/invitations': by('members', 200),
  'POST /api/v1/invitations': by('members', 400),
  'DELETE /api/v1/invitations/{invitationId}': by('members', 404),
  'GET /api/v1/audit-log': by('audit_log', 200),
  'GET /api/v1/audit-log/export': by('audit_log', 200),
  'GET /api/v1/tenant-keys': by('organization', 200),
  'POST /api/v1/tenant-keys': by('organization', 400),
  'DELETE /api/v1/tenant-keys/{tenantKeyId}': by('organization', 404),
  'PATCH /api/v1/organization': by('organization', 400),
  'GET /api/v1/organizations': by('installation', 200),
  'POST /api/v1/organizations': by('installation', 400),
  'GET /api/v1/me': by('account', 200),
  // Privacy.
  'DELETE /api/v1/users/{userId}': by('erase', 202),
  'GET /api/v1/erasures': by('erase', 200),
  'GET /api/v1/erasures/{erasureId}': by('erase', 404),
  // Work.
  'GET /api/v1/export/events': by('export'),
  'GET /api/v1/export/users': by('export'),
  'GET /api/v1/export/sessions': by('export'),
  'POST /api/v1/rebuild': by('admin', 400),
  'POST /api/v1/audit': by('admin', 400),
  'POST /api/v1/backups': by('installation', 400),
  'GET /api/v1/backups/last': by('installation'),
  'GET /api/v1/backups': by('installation'),
  'POST /api/v1/retention/preview': by('admin', 400),
  'POST /api/v1/retention/apply': by('admin', 202),
  'GET /api/v1/jobs': by('admin', 200),
  'GET /api/v1/jobs/{name}': by('admin', 404),
  'PATCH /api/v1/jobs/{name}': by('admin', 400),
  'GET /api/v1/jobs/{name}/runs': by('admin', 404),
  'POST /api/v1/jobs/{name}/run': by('admin', 400),
  'GET /api/v1/job-runs/{runId}': by('admin', 404),
  'POST /api/v1/job-runs/{runId}/cancel': by('admin', 404),
}

/** Routes that anybody may call: what they answer holds nothing of anybody's, or is decided by what is sent. */
export const openToAll: readonly RegExp[] = [
  /^(GET|POST) \/api\/auth\/[a-z0-9/-]+$/,
  /^GET \/api\/v1\/(permissions|sign-in-options)$/,
  /^POST \/api\/v1\/invitations\/(find|accept)$/,
  /^(GET \/shared\/\{linkId\}|POST \/api\/v1\/public-links\/\{linkId\}\/open)$/,
  /^GET \/v1\/projects\/\{writeKey\}\/settings$/,
  /^GET \/(healthz|readyz|metrics|openapi\.json)$/,
  /^GET \/(api\/docs(\/assets\/\{name\})?|errors\/\{code\})$/,
  /^GET \/(assets\/\{name\}|icon\.svg|sojourn(\.full)?\.js)?$/,
]

import type { Catalog } from '@sojourn/catalog'
import type { Registry } from 'prom-client'
import { authRooms } from './accounts/auth-rooms.ts'
import type { SignInDesk, SignInOptions } from './accounts/sign-in-desk.ts'
import type { BackgroundWork } from './background-work.ts'
import type { Backups } from './backup/create-backups.ts'
import type { Collector } from './collect/types.ts'
import { dashboardAssets } from './dashboard-pages/asset/route.ts'
import { dashboardPage } from './dashboard-pages/page/route.ts'
import { publicPage } from './dashboard-pages/public-page-route.ts'
import { apiDocsAsset } from './docs-pages/api-docs/asset-route.ts'
import { apiDocs } from './docs-pages/api-docs/route.ts'
import { errorPage } from './docs-pages/error-page/route.ts'
import type { ImportShelf } from './imports/shelf/import-shelf.ts'
import type { JobRunner } from './jobs/create-job-runner.ts'
import type { Job } from './jobs/define-job.ts'
import type { Limits } from './limits/limits.ts'
import type { LiveFeed } from './live/live-feed.ts'
import type { Maintenance } from './maintenance/types.ts'
import type { Reads } from './reads.ts'
import type { Retention } from './retention/create-retention.ts'
import type { Room } from './rooms/room.ts'
import { activeSessions } from './routes/active-sessions/route.ts'
import { alertRooms } from './routes/alerts/rooms.ts'
import { analyticsBreakdown } from './routes/analytics-breakdown/route.ts'
import { analyticsConversations } from './routes/analytics-conversations/route.ts'
import { analyticsDashboard } from './routes/analytics-dashboard/route.ts'
import { analyticsDays } from './routes/analytics-days/route.ts'
import { analyticsFunnel } from './routes/analytics-funnel/route.ts'
import { analyticsFunnelPeople } from './routes/analytics-funnel-people/route.ts'
import { analyticsJourneys } from './routes/analytics-journeys/route.ts'
import { analyticsLive } from './routes/analytics-live/route.ts'
import { analyticsMetrics } from './routes/analytics-metrics/route.ts'
import { analyticsRetention } from './routes/analytics-retention/route.ts'
import { analyticsRevenue } from './routes/analytics-revenue/route.ts'
import { analyticsStages } from './routes/analytics-stages/route.ts'
import { analyticsTimeSeries } from './routes/analytics-timeseries/route.ts'
import { annotationRooms } from './routes/annotations/rooms.ts'
import { withTables } from './routes/answer-tables.ts'
import { auditSessions } from './routes/audit/route.ts'
import { readAuditLog } from './routes/audit-log/route.ts'
import { exportAuditLog } from './routes/audit-log-export/route.ts'
import { backupRooms } from './routes/backups/rooms.ts'
import { createSession } from './routes/create-session/route.ts'
import { createSite } from './routes/create-site/route.ts'
import { endSession } from './routes/end-session/route.ts'
import { erasureRooms } from './routes/erasures/rooms.ts'
import { exportEvents } from './routes/export-events/route.ts'
import { exportSessions } from './routes/export-sessions/route.ts'
import { exportUser } from './routes/export-user/route.ts'
import { exportUsers } from './routes/export-users/route.ts'
import { healthz } from './routes/healthz/route.ts'
import { postHeartbeat } from './routes/heartbeat/route.ts'
import { identityProviderRooms } from './routes/identity-providers/rooms.ts'
import { importRooms } from './routes/imports/rooms.ts'
import { importStartRooms } from './routes/imports/start-rooms.ts'
import { acceptInvitationRooms } from './routes/invitations/accept-rooms.ts'
import { invitationRooms } from './routes/invitations/rooms.ts'
import { jobRooms } from './routes/jobs/rooms.ts'
import { jobRunRooms } from './routes/jobs/run-rooms.ts'
import { keyRooms } from './routes/keys/rooms.ts'
import { readLedger } from './routes/ledger/route.ts'
import { listSessions } from './routes/list-sessions/route.ts'
import { listSites } from './routes/list-sites/route.ts'
import { listUsers } from './routes/list-users/route.ts'
import { liveStream } from './routes/live-stream/route.ts'
import { readMe } from './routes/me/route.ts'
import { resetMemberPassword } from './routes/members/password-reset.ts'
import { memberRooms } from './routes/members/rooms.ts'
import { metrics } from './routes/metrics/route.ts'
import { openapi } from './routes/openapi/route.ts'
import { organizationRooms } from './routes/organizations/rooms.ts'
import { patchSession } from './routes/patch-session/route.ts'
import { patchSite } from './routes/patch-site/route.ts'
import { listPermissions } from './routes/permissions/route.ts'
import { postBatch } from './routes/post-batch/route.ts'
import { postEvent } from './routes/post-event/route.ts'
import { publicLinkRooms } from './routes/public-links/rooms.ts'
import { readSession } from './routes/read-session/route.ts'
import { readSessionMetadata } from './routes/read-session-metadata/route.ts'
import { readSite } from './routes/read-site/route.ts'
import { readUser } from './routes/read-user/route.ts'
import type { ReadinessChecks } from './routes/readyz/check-readiness.ts'
import { readyz } from './routes/readyz/route.ts'
import { rebuildSessions } from './routes/rebuild/route.ts'
import { removeSiteRooms } from './routes/remove-site/rooms.ts'
import { reportRooms } from './routes/reports/rooms.ts'
import { retentionRooms } from './routes/retention/rooms.ts'
import { segmentBatch } from './routes/segment-batch/route.ts'
import { segmentMessages } from './routes/segment-message/route.ts'
import { readSegmentSettings } from './routes/segment-settings/route.ts'
import { previewSegment } from './routes/segments/preview-room.ts'
import { segmentRooms } from './routes/segments/rooms.ts'
import { readSignInOptions } from './routes/sign-in-options/route.ts'
import { siteExportRooms } from './routes/site-exports/rooms.ts'
import { readSourceConfig } from './routes/source-config/route.ts'
import { sqlRooms } from './routes/sql/rooms.ts'
import { tenantKeyRooms } from './routes/tenant-keys/rooms.ts'
import { trackerScripts } from './routes/tracker-script/route.ts'
import { userEvents } from './routes/user-events/route.ts'
import { userSessions } from './routes/user-sessions/route.ts'
import { userStats } from './routes/user-stats/route.ts'
import { viewRooms } from './routes/views/rooms.ts'
import { webhookRooms } from './routes/webhooks/rooms.ts'

/** What the rooms work with; opened elsewhere. */
export interface RoomDeps extends SignInOptions {
  readonly catalog: Catalog
  readonly signInDesk: SignInDesk
  readonly collector: Collector
  readonly reads: Reads
  readonly live: LiveFeed
  readonly maintenance: Maintenance
  readonly retention: Retention
  readonly imports: ImportShelf
  readonly jobKinds: readonly Job[]
  readonly jobRunner: Pick<JobRunner, 'wake' | 'cancel'>
  readonly backups: Backups
  readonly eraser: Pick<BackgroundWork, 'wake'>
  readonly siteRemover: Pick<BackgroundWork, 'wake'>
  readonly readiness: ReadinessChecks
  readonly registry: Registry
  readonly version: string
  readonly trustProxyHops: number
  readonly allowPrivateWebhooks: boolean
  readonly limits: Limits
  readonly now: () => number
}

/** Every room of the server. Order matters: a fixed path stands before one with a parameter in its place. */
export function listRooms(deps: RoomDeps): Room[] {
  const { catalog, collector } = deps
  const rooms: Room[] = withTables([
    postBatch(collector),
    postEvent(collector),
    createSession(collector),
    patchSession(collector),
    postHeartbeat(collector),
    endSession(collector),
    ...segmentMessages(collector),
    segmentBatch(collector),
    readSegmentSettings(deps),
    readSourceConfig(),
    listSessions(deps),
    activeSessions(deps),
    readSession(deps),
    readSessionMetadata(deps),
    listUsers(deps),
    readUser(deps),
    userSessions(deps),
    userStats(deps),
    userEvents(deps),
    exportUser(deps),
    analyticsDashboard(deps),
    analyticsTimeSeries(deps),
    analyticsDays(deps),
    analyticsBreakdown(deps),
    analyticsMetrics(),
    analyticsFunnel(deps),
    analyticsFunnelPeople(deps),
    analyticsRevenue(deps),
    analyticsConversations(deps),
    previewSegment(deps),
    ...segmentRooms(deps),
    ...viewRooms(deps),
    ...annotationRooms(deps),
    ...publicLinkRooms(deps),
    ...sqlRooms(deps),
    analyticsStages(deps),
    analyticsJourneys(deps),
    analyticsRetention(deps),
    analyticsLive(deps),
    liveStream(deps),
    readLedger(deps),
    listSites(catalog),
    readSite(catalog),
    patchSite(deps),
    createSite(deps),
    ...removeSiteRooms(deps),
    ...identityProviderRooms(deps),
    ...webhookRooms(deps),
    ...alertRooms(deps),
    ...reportRooms(deps),
    ...siteExportRooms(deps),
    ...importRooms(deps),
    ...importStartRooms(deps),
    exportEvents(deps),
    exportSessions(deps),
    exportUsers(deps),
    rebuildSessions(deps),
    ...retentionRooms(deps),
    auditSessions(deps.maintenance),
    ...jobRooms(deps),
    ...jobRunRooms(deps),
    ...backupRooms(deps.backups),
    ...authRooms(deps),
    readMe(catalog),
    readSignInOptions(deps),
    listPermissions(),
    ...keyRooms(deps),
    ...memberRooms(deps),
    resetMemberPassword(deps),
    ...acceptInvitationRooms(deps),
    ...invitationRooms(deps),
    readAuditLog(catalog),
    exportAuditLog(catalog),
    ...tenantKeyRooms(deps),
    ...organizationRooms(deps),
    ...erasureRooms(deps),
    healthz(),
    readyz(deps.readiness),
    metrics(deps.registry),
    openapi(() => rooms, deps.version),
    ...trackerScripts(),
    dashboardPage(),
    publicPage(catalog),
    ...dashboardAssets(),
    apiDocs(),
    apiDocsAsset(),
    errorPage(),
  ])
  return rooms
}

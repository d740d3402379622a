import type {
  AlertAnswer,
  AlertChangeAnswer,
  DeliveryAnswer,
  ReportAnswer,
  WebhookAnswer,
  WebhookEvent,
} from '@sojourn/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from './request.ts'

/** What a list is asked of: one site, or all that one sees. */
const ofSite = (siteId: string | undefined) => (siteId ? { siteId } : {})

export const useAlerts = (siteId: string | undefined) =>
  useQuery({
    queryKey: ['alerts', siteId],
    queryFn: ({ signal }) =>
      request<{ alerts: AlertAnswer[] }>('/api/v1/alerts', { query: ofSite(siteId), signal }),
    select: ({ alerts }) => alerts,
  })

export const useWebhooks = (siteId: string | undefined) =>
  useQuery({
    queryKey: ['webhooks', siteId],
    queryFn: ({ signal }) =>
      request<{ webhooks: WebhookAnswer[] }>('/api/v1/webhooks', { query: ofSite(siteId), signal }),
    select: ({ webhooks }) => webhooks,
  })

export const useReports = (siteId: string | undefined) =>
  useQuery({
    queryKey: ['reports', siteId],
    queryFn: ({ signal }) =>
      request<{ reports: ReportAnswer[] }>('/api/v1/reports', { query: ofSite(siteId), signal }),
    select: ({ reports }) => reports,
  })

/** When an alert was raised and ended, newest first. */
export const useAlertHistory = (alertId: string) =>
  useQuery({
    queryKey: ['alerts', 'history', alertId],
    queryFn: ({ signal }) =>
      request<{ history: AlertChangeAnswer[] }>(`/api/v1/alerts/${alertId}/history`, { signal }),
    select: ({ history }) => history,
  })

/** What became of the messages of a webhook, newest first. */
export const useDeliveries = (webhookId: string) =>
  useQuery({
    queryKey: ['webhooks', 'deliveries', webhookId],
    queryFn: ({ signal }) =>
      request<{ deliveries: DeliveryAnswer[] }>(`/api/v1/webhooks/${webhookId}/deliveries`, { signal }),
    select: ({ deliveries }) => deliveries,
  })

function useChange<Given, Answer>(name: string, change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: [name] }),
  })
}

/** An alert as it is sent. */
export interface AlertDraft {
  readonly siteId: string
  readonly name: string
  readonly condition: Readonly<Record<string, unknown>>
  readonly channels: readonly Readonly<Record<string, unknown>>[]
}

export const useMakeAlert = () =>
  useChange('alerts', (alert: AlertDraft) =>
    request<{ alert: AlertAnswer }>('/api/v1/alerts', { method: 'POST', body: alert }),
  )

/** Whether a condition holds now, and what was found. */
export const useTryCondition = () =>
  useMutation({
    mutationFn: (body: Pick<AlertDraft, 'siteId' | 'condition'>) =>
      request<{ holds: boolean; sentence: string }>('/api/v1/alerts/try', { method: 'POST', body }),
  })

export const useSwitchAlert = () =>
  useChange('alerts', ({ alertId, isEnabled }: Pick<AlertAnswer, 'alertId' | 'isEnabled'>) =>
    request(`/api/v1/alerts/${alertId}`, { method: 'PATCH', body: { isEnabled } }),
  )

export const useRemoveAlert = () =>
  useChange('alerts', (alertId: string) => request<void>(`/api/v1/alerts/${alertId}`, { method: 'DELETE' }))

/** A webhook that was just made, and the secret of its messages, which is answered this once. */
export interface MadeWebhook {
  readonly webhook: WebhookAnswer
  readonly secret: string
}

export const useMakeWebhook = () =>
  useChange('webhooks', (webhook: { siteId: string; url: string; events: readonly WebhookEvent[] }) =>
    request<MadeWebhook>('/api/v1/webhooks', { method: 'POST', body: webhook }),
  )

export const useSwitchWebhook = () =>
  useChange('webhooks', ({ webhookId, isEnabled }: Pick<WebhookAnswer, 'webhookId' | 'isEnabled'>) =>
    request(`/api/v1/webhooks/${webhookId}`, { method: 'PATCH', body: { isEnabled } }),
  )

export const useTestWebhook = () =>
  useChange('webhooks', (webhookId: string) =>
    request<void>(`/api/v1/webhooks/${webhookId}/test`, { method: 'POST' }),
  )

export const useRemoveWebhook = () =>
  useChange('webhooks', (webhookId: string) =>
    request<void>(`/api/v1/webhooks/${webhookId}`, { method: 'DELETE' }),
  )

export const useMakeReport = () =>
  useChange('reports', (report: { siteId: string; to: readonly string[] }) =>
    request<{ report: ReportAnswer }>('/api/v1/reports', { method: 'POST', body: report }),
  )

export const useRemoveReport = () =>
  useChange('reports', (name: string) => request<void>(`/api/v1/reports/${name}`, { method: 'DELETE' }))

import type {
  AlertAnswer,
  AlertChangeAnswer,
  DeliveryAnswer,
  ReportAnswer,
  WebhookAnswer,
  WebhookEvent,
} from '@sojourn/contract'
import { useMutation } from '@tanstack/react-query'
import { request } from './request.ts'
import { useChange, useRemoval } from './use-change.ts'
import { useList } from './use-list.ts'

export const useAlerts = (siteId: string | undefined) => useList<AlertAnswer>('alerts', { siteId })

export const useWebhooks = (siteId: string | undefined) => useList<WebhookAnswer>('webhooks', { siteId })

export const useReports = (siteId: string | undefined) => useList<ReportAnswer>('reports', { siteId })

/** When an alert was raised and ended, newest first. */
export const useAlertHistory = (alertId: string) => useList<AlertChangeAnswer>(`alerts/${alertId}/history`)

/** What became of the messages of a webhook, newest first. */
export const useDeliveries = (webhookId: string) =>
  useList<DeliveryAnswer>(`webhooks/${webhookId}/deliveries`)

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

export const useRemoveAlert = () => useRemoval('alerts')

/** A webhook that was just made, and the secret of its messages, which is answered this once. */
export interface MadeWebhook {
  readonly webhook: WebhookAnswer
  readonly secret: string
}

/** A webhook as it is sent. */
export interface WebhookDraft {
  readonly siteId: string
  readonly url: string
  readonly events: readonly WebhookEvent[]
  /** Of which segments it is told who comes in. */
  readonly segmentIds: readonly string[]
}

export const useMakeWebhook = () =>
  useChange('webhooks', (webhook: WebhookDraft) =>
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

export const useRemoveWebhook = () => useRemoval('webhooks')

export const useMakeReport = () =>
  useChange('reports', (report: { siteId: string; to: readonly string[] }) =>
    request<{ report: ReportAnswer }>('/api/v1/reports', { method: 'POST', body: report }),
  )

export const useRemoveReport = () => useRemoval('reports')

import type { ImportAnswer, ImportPreviewAnswer } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../../api/request.ts'
import { useChange, useRemoval } from '../../../api/use-change.ts'
import type { ImportForm } from './import-model.ts'

/** Milliseconds between two looks, while something is imported and while nothing is. */
const everyMs = { busy: 1_500, idle: 15_000 }
/** Bytes of a piece: the most that the server takes at once. */
const pieceBytes = 1024 * 1024
/** Milliseconds until a piece is sent again that did not get through, each time. */
const waitsMs = [1_000, 3_000, 10_000]

const path = (importId: string) => `/api/v1/imports/${encodeURIComponent(importId)}`

export const isUnderWay = ({ run }: ImportAnswer): boolean =>
  run?.status === 'waiting' || run?.status === 'running'

/** The imports of the last months, newest first, asked again and again. */
export const useImports = () =>
  useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => request<{ imports: ImportAnswer[] }>('/api/v1/imports', { signal }),
    select: ({ imports }) => imports,
    refetchInterval: ({ state }) => (state.data?.imports.some(isUnderWay) ? everyMs.busy : everyMs.idle),
  })

/** Sends a file piece by piece. @param onSent told how many bytes are there */
export const useUpload = (onSent: (bytes: number) => void) =>
  useChange('imports', async ({ siteId, file }: { readonly siteId: string; readonly file: File }) => {
    const body = { siteId, fileName: file.name, bytes: file.size }
    const { import: made } = await request<{ import: ImportAnswer }>('/api/v1/imports', {
      method: 'POST',
      body,
    })
    for (let offset = 0; offset < file.size; offset += pieceBytes) {
      await sendPiece(made.importId, offset, file.slice(offset, offset + pieceBytes))
      onSent(Math.min(file.size, offset + pieceBytes))
    }
    return made
  })

/** The same piece again changes nothing, so a connection that breaks costs a moment. */
async function sendPiece(importId: string, offset: number, content: Blob): Promise<void> {
  for (const waitMs of [...waitsMs, undefined]) {
    try {
      await request(`${path(importId)}/content`, { method: 'PUT', query: { offset }, content })
      return
    } catch (cause) {
      if (waitMs === undefined || !(cause instanceof Error && 'status' in cause && cause.status === 0))
        throw cause
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}

/** What a file would become, read so. */
export const usePreview = (importId: string, form: ImportForm) =>
  useQuery({
    queryKey: ['import-previews', importId, form],
    queryFn: ({ signal }) =>
      request<{ preview: ImportPreviewAnswer }>(`${path(importId)}/preview`, {
        method: 'POST',
        body: form,
        signal,
      }),
    select: ({ preview }) => preview,
    retry: false,
  })

export const useStartImport = (importId: string) =>
  useChange(['imports', 'annotations'], (form: ImportForm) =>
    request(`${path(importId)}/start`, { method: 'POST', body: form }),
  )

export const useCancelImport = () =>
  useChange('imports', (importId: string) => request(`${path(importId)}/cancel`, { method: 'POST' }))

export const useRemoveImport = () => useRemoval('imports')

/** Where the rejected lines are downloaded. */
export const rejectedAddress = (importId: string): string => `${path(importId)}/rejected`

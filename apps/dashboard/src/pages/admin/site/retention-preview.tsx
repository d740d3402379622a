import { Button, Group, Text } from '@mantine/core'
import type { RetentionPreviewAnswer, SiteSettings } from '@sojourn/contract'
import { useMutation } from '@tanstack/react-query'
import { request } from '../../../api/request.ts'
import { Failed } from '../../../parts/answer.tsx'
import { dueWords } from './retention-words.ts'

/** What would go of a site, were so much kept as the form says; asked for by a button, as it reads much. */
export function RetentionPreview({
  siteId,
  draft,
}: {
  readonly siteId: string
  readonly draft: SiteSettings
}) {
  const { retentionDays, profileRetentionDays, ledgerRetentionDays } = draft
  const body = { retentionDays, profileRetentionDays, ledgerRetentionDays }
  const ask = useMutation({
    mutationFn: (asked: typeof body) =>
      request<{ sites: RetentionPreviewAnswer[] }>('/api/v1/retention/preview', {
        method: 'POST',
        query: { siteId },
        body: asked,
      }),
  })
  const isOfThis = JSON.stringify(ask.variables) === JSON.stringify(body)
  return (
    <>
      <Group gap="sm">
        <Button size="xs" variant="default" loading={ask.isPending} onClick={() => ask.mutate(body)}>
          What would go now
        </Button>
        <Text size="xs" className="quiet">
          Removed every night at 03:30 (UTC), once it is saved.
        </Text>
      </Group>
      {ask.error && <Failed error={ask.error} />}
      {isOfThis &&
        ask.data?.sites.map((site) => (
          <Text key={site.siteId} size="sm" role="status">
            {dueWords(site)}
          </Text>
        ))}
    </>
  )
}

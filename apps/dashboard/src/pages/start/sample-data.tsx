import { Button, Code, Group, Progress, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../api/account.ts'
import { formatCount } from '../../format/format.ts'
import { Failed } from '../../parts/answer.tsx'
import { CopyBlock } from '../../parts/copy-block.tsx'
import { Panel } from '../../parts/panel.tsx'
import { fillKey, fillWithSample } from './fill-with-sample.ts'
import { useHeard } from './use-heard.ts'

/** Fills an empty site with a made-up shop, to look around before one's own events come. */
export function SampleData({ siteId }: { readonly siteId: string | undefined }) {
  const client = useQueryClient()
  const mayFill = useMay('keys')
  const heard = useHeard(siteId)
  const [progress, setProgress] = useState({ done: 0, total: 1 })
  const fill = useMutation({
    mutationKey: fillKey,
    mutationFn: (to: string) => fillWithSample(to, (done, total) => setProgress({ done, total })),
    onSettled: () => client.invalidateQueries(),
  })
  const isFull = typeof heard.data?.newestAt === 'string'
  if (!mayFill || !siteId || (isFull && !fill.isPending))
    return (
      <Panel title="Only want to look around?">
        <Stack gap="sm">
          <Text size="sm">
            An empty site can be filled with 90 days of a made-up shop: here, by whoever administers it, or in
            a terminal on the server, in Sojourn’s folder:
          </Text>
          <CopyBlock text="npx sojourn seed" />
        </Stack>
      </Panel>
    )
  return (
    <Panel title="Only want to look around?">
      <Stack gap="sm">
        <Text size="sm">
          Fill this site with 90 days of a made-up shop: 300 people with their visits, carts, purchases and
          questions.
        </Text>
        {fill.isPending ? (
          <Stack gap={4}>
            <Progress
              value={(progress.done / progress.total) * 100}
              aria-label="Sample data"
              transitionDuration={200}
            />
            <Text size="xs" className="quiet figures" role="status">
              {formatCount(progress.done)} of {formatCount(progress.total)} events
            </Text>
          </Stack>
        ) : (
          <Group>
            <Button variant="default" size="sm" disabled={!heard.data} onClick={() => fill.mutate(siteId)}>
              Fill with sample data
            </Button>
          </Group>
        )}
        {fill.error && <Failed error={fill.error} />}
        <Text size="xs" className="quiet">
          Sample data counts like real visits. If this site is to have visitors, make a second one for it.
          From a terminal: <Code fz="xs">npx sojourn seed</Code>.
        </Text>
      </Stack>
    </Panel>
  )
}

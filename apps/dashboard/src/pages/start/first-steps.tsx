import { Anchor, Button, Code, Group, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../../api/account.ts'
import { useMakeKey } from '../../api/keys.ts'
import { useSiteOf } from '../../api/sites.ts'
import { Failed } from '../../parts/answer.tsx'
import { CopyBlock } from '../../parts/copy-block.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useView } from '../../view/use-view.ts'
import { EventLight } from './event-light.tsx'
import { SampleData } from './sample-data.tsx'
import { keyPlace, snippetOf, type Way, ways, wayWords } from './snippets.ts'

/** How the first event comes in, and whether it did. */
export function FirstSteps() {
  const { view } = useView()
  const { site } = useSiteOf(view.site)
  const mayMakeKeys = useMay('keys')
  const make = useMakeKey()
  const [way, setWay] = useState<Way>('tag')
  const { origin } = window.location
  const made = make.data?.key.siteId === site?.siteId ? make.data : undefined
  const key = made?.secret ?? keyPlace
  return (
    <Stack gap="md">
      <EventLight siteId={site?.siteId} />
      <Panel
        title={`Record ${site?.name ?? 'your site'}`}
        actions={
          <SegmentedControl
            size="xs"
            aria-label="By what"
            value={way}
            onChange={(value) => setWay(value as Way)}
            data={[...ways]}
          />
        }
      >
        <Stack gap="sm">
          <Text size="sm">{wayWords[way]}</Text>
          <CopyBlock text={snippetOf(way, origin, key)} />
          {make.error && <Failed error={make.error} />}
          {made ? (
            <Text size="xs" className="quiet">
              The key stands in the snippet. It can only collect, so it may be seen by everybody; it is shown
              this once.
            </Text>
          ) : (
            <Group gap="sm">
              {mayMakeKeys && site && (
                <Button
                  size="sm"
                  loading={make.isPending}
                  onClick={() => make.mutate({ name: 'Website', kind: 'write', siteId: site.siteId })}
                >
                  Make a key and fill it in
                </Button>
              )}
              <Text size="xs" className="quiet" maw={560}>
                Or put the write key in its place that the first start printed.
                {!mayMakeKeys && ' Who administers the site can make another.'}
              </Text>
            </Group>
          )}
        </Stack>
      </Panel>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <SampleData siteId={site?.siteId} />
        <Panel title="What else helps">
          <Stack gap={6} component="ul" m={0} pl="md">
            <Text size="sm" component="li">
              Call <Code>identify</Code> once somebody signs in: their earlier visits become theirs.
            </Text>
            <Text size="sm" component="li">
              Send <Code>purchase</Code> with <Code>revenue</Code> and <Code>currency</Code>, and revenue has
              its page.
            </Text>
            <Text size="sm" component="li">
              Every call of the API, to read and to try:{' '}
              <Anchor href="/api/docs" size="sm" underline="always">
                /api/docs
              </Anchor>
              .
            </Text>
          </Stack>
        </Panel>
      </SimpleGrid>
    </Stack>
  )
}

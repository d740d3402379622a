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
              The key is filled in. It can only send events, so it may stand in pages that everybody sees.
              Copy it now: it is shown this once.
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
                Or put a write key that you have in place of <Code fz="xs">{keyPlace}</Code>: the server
                printed one when it first started.
                {!mayMakeKeys && ' Whoever administers the site can make another.'}
              </Text>
            </Group>
          )}
        </Stack>
      </Panel>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <SampleData siteId={site?.siteId} />
        <Panel title="Once events arrive">
          <Stack gap={6} component="ul" m={0} pl="md">
            <Text size="sm" component="li">
              Call <Code>identify</Code> when somebody signs in: what they did before counts as theirs, too.
            </Text>
            <Text size="sm" component="li">
              Send <Code>purchase</Code> with <Code>revenue</Code> and <Code>currency</Code>, and the page
              Revenue fills.
            </Text>
            <Text size="sm" component="li">
              Everything that the API can do, to read and to try out:{' '}
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

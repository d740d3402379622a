import { Group, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { formatName } from '../../../format/format.ts'

/** What each part does; a part without words has its name. */
const partWords: Readonly<Record<string, string>> = {
  catalog: 'Catalog: sites, members and keys',
  engine: 'Engine of the store',
  store: 'Store: writing and reading events',
  parts: 'Parts of the store: few enough to stay fast',
}

/** Every part of the server, and whether it works. */
export function CheckList(props: {
  readonly checks: Readonly<Record<string, { readonly ok: boolean; readonly detail?: string }>>
}) {
  return (
    <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
      {Object.entries(props.checks).map(([name, { ok, detail }]) => (
        <Group component="li" key={name} gap={8} wrap="nowrap" align="flex-start">
          {ok ? (
            <IconCircleCheck size={18} color="var(--rise)" aria-label="Works" style={{ flex: 'none' }} />
          ) : (
            <IconCircleX size={18} color="var(--fall)" aria-label="Does not work" style={{ flex: 'none' }} />
          )}
          <Stack gap={0} miw={0}>
            <Text size="sm">{partWords[name] ?? formatName(name)}</Text>
            {detail && (
              <Text size="xs" className="quiet">
                {detail}
              </Text>
            )}
          </Stack>
        </Group>
      ))}
    </Stack>
  )
}

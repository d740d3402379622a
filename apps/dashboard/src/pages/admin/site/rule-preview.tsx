import { Stack, Table, Text, Textarea } from '@mantine/core'
import type { SiteSettings } from '@sojourn/contract'
import { useState } from 'react'
import { formatName } from '../../../format/format.ts'
import { useTop } from '../../overview/use-overview.ts'
import { type Reading, readPath } from './settings-model.ts'

const triedMax = 20

/** Paths of one's own, as they are read now and as they would be. */
export function RulePreview(props: {
  readonly stands: SiteSettings
  readonly draft: SiteSettings
  readonly siteId: string
}) {
  const { stands, draft, siteId } = props
  const top = useTop({ site: siteId, range: '30d', filters: {} }, 'page', 8)
  const [typed, setTyped] = useState<string>()
  const offered = (top.data?.rows ?? []).flatMap(({ value }) => (value ? [value] : [])).join('\n')
  const text = typed ?? (offered || '/orders/8812345?from=mail')
  const paths = [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean).slice(0, triedMax)
  return (
    <Stack gap="sm">
      <Textarea
        label="Paths, one a line"
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Table.ScrollContainer minWidth={560} type="native">
        <Table verticalSpacing={5} aria-label="What the rules would do">
          <Table.Thead>
            <Table.Tr>
              {['Path', 'Page path', 'Section', 'Stage'].map((heading) => (
                <Table.Th key={heading} className="quiet" fz="xs" fw={500}>
                  {heading}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {paths.map((path) => {
              const now = readPath(path, stands)
              const then = readPath(path, draft)
              return (
                <Table.Tr key={path}>
                  <Table.Td className="quiet" fz="sm" style={{ overflowWrap: 'anywhere' }}>
                    {path}
                  </Table.Td>
                  {then === null ? (
                    <Table.Td colSpan={3} fz="sm" style={{ color: 'var(--fall)' }}>
                      A rule is not a regular expression
                    </Table.Td>
                  ) : (
                    (['page', 'section', 'stage'] as const).map((name) => (
                      <Table.Td key={name}>
                        <Cell name={name} now={now?.[name]} then={then[name]} />
                      </Table.Td>
                    ))
                  )}
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  )
}

function Cell(props: {
  readonly name: keyof Reading
  readonly now: string | undefined
  readonly then: string
}) {
  const words = (value: string | undefined) =>
    value ? (props.name === 'stage' ? formatName(value) : value) : '–'
  if (props.now === props.then) return <Text size="sm">{words(props.then)}</Text>
  return (
    <Text size="sm">
      <s className="quiet">{words(props.now)}</s> <strong>{words(props.then)}</strong>
    </Text>
  )
}

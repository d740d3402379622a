import { Accordion, Stack, Text } from '@mantine/core'
import type { SqlDirectory } from '@sojourn/contract'

/** The tables and their columns, each with what it holds. */
export function TableList({ tables }: { readonly tables: SqlDirectory['tables'] }) {
  return (
    <Accordion chevronPosition="left" variant="filled">
      {tables.map(({ name, description, columns }) => (
        <Accordion.Item key={name} value={name}>
          <Accordion.Control>
            <Text size="sm" ff="monospace">
              {name}
            </Text>
            <Text size="xs" className="quiet">
              {description}
            </Text>
          </Accordion.Control>
          <Accordion.Panel>
            <Stack component="dl" gap={6} m={0}>
              {columns.map((column) => (
                <div key={column.name}>
                  <Text component="dt" size="xs" ff="monospace">
                    {column.name}
                  </Text>
                  <Text component="dd" m={0} size="xs" className="quiet">
                    {column.description}
                  </Text>
                </div>
              ))}
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}

/** Pixels of a name with its description. */
const itemHeight = 72

/** The grey shapes of the names, while they are on their way. */
export const TableListShapes = () =>
  ['events', 'sessions', 'users', 'conversations'].map((name) => (
    <Stack key={name} gap={10} px="md" h={itemHeight} justify="center">
      <span className="shape" style={{ width: 90, height: 10 }} />
      <span className="shape" style={{ width: '70%', height: 8 }} />
    </Stack>
  ))

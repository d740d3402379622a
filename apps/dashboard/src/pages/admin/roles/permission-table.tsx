import { Table, Text } from '@mantine/core'
import type { KeyScope, Role } from '@sojourn/contract'
import { IconCheck } from '@tabler/icons-react'
import { formatName } from '../../../format/format.ts'
import type { PermissionRow } from './use-permissions.ts'

const scopes = ['collect', 'read', 'export', 'admin'] as const satisfies KeyScope[]

/** The rights stay in sight while a phone scrolls from role to role. */
const rightStyle = {
  position: 'sticky',
  left: 0,
  minWidth: 'min(46vw, 300px)',
  background: 'var(--panel-paper)',
} as const

/** Rights as rows, who has them as columns. */
export function PermissionTable(props: {
  readonly roles: readonly Role[]
  readonly permissions: readonly PermissionRow[]
}) {
  return (
    <Table.ScrollContainer minWidth={740} type="native" tabIndex={0} aria-label="Permissions">
      <Table verticalSpacing={8} horizontalSpacing="md" aria-label="Permissions">
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="quiet" fz="xs" fw={500} style={rightStyle}>
              May
            </Table.Th>
            {props.roles.map((role) => (
              <Table.Th key={role} ta="center" fz="xs">
                {formatName(role)}
              </Table.Th>
            ))}
            {scopes.map((scope) => (
              <Table.Th key={scope} ta="center" className="quiet" fz="xs" fw={500}>
                Key: {scope}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.permissions.map((row) => (
            <Table.Tr key={row.name}>
              <Table.Th scope="row" fw={400} style={rightStyle}>
                <Text size="sm">{row.title}</Text>
                <Text size="xs" className="quiet" ff="monospace">
                  {row.name}
                </Text>
              </Table.Th>
              {props.roles.map((role) => (
                <Mark key={role} isThere={row.roles.includes(role)} />
              ))}
              {scopes.map((scope) => (
                <Mark key={scope} isThere={row.scopes.includes(scope)} />
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Mark({ isThere }: { readonly isThere: boolean }) {
  return (
    <Table.Td ta="center">
      {isThere ? (
        <IconCheck size={16} role="img" aria-label="yes" style={{ color: 'var(--rise)' }} />
      ) : (
        <span className="quiet" role="img" aria-label="no">
          –
        </span>
      )}
    </Table.Td>
  )
}

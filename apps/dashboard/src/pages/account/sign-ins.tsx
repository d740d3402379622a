import { Badge, Button, Text } from '@mantine/core'
import { type SignIn, useEndOtherSignIns, useEndSignIn, useSignIns } from '../../api/sign-ins.ts'
import { formatAgo, formatDay } from '../../format/format.ts'
import { Answer, Failed } from '../../parts/answer.tsx'
import { TableShapes } from '../../parts/answer-states/shapes.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Panel } from '../../parts/panel.tsx'
import { deviceOf } from './device-of.ts'

/** Where the account is signed in, and the way out there. */
export function SignIns() {
  const query = useSignIns()
  const end = useEndSignIn()
  const endOthers = useEndOtherSignIns()
  const hereId = query.data?.hereId
  const columns: Column<SignIn>[] = [
    {
      key: 'device',
      heading: 'Device',
      width: 200,
      cell: ({ id, userAgent }) => (
        <Text size="sm" component="div">
          {deviceOf(userAgent)}{' '}
          {id === hereId && (
            <Badge variant="light" tt="none" fw={500}>
              Here
            </Badge>
          )}
        </Text>
      ),
    },
    { key: 'address', heading: 'Address', width: 130, cell: ({ ipAddress }) => ipAddress || '–' },
    { key: 'since', heading: 'Since', width: 100, cell: ({ createdAt }) => formatDay(createdAt, 'UTC') },
    {
      key: 'seen',
      heading: 'Seen',
      width: 110,
      cell: ({ updatedAt }) => formatAgo(updatedAt, Date.now()),
    },
    {
      key: 'do',
      heading: '',
      width: 100,
      cell: ({ id, token }) =>
        id === hereId ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            color="red"
            loading={end.isPending && end.variables === token}
            onClick={() => end.mutate(token)}
          >
            Sign out
          </Button>
        ),
    },
  ]
  const error = end.error ?? endOthers.error
  return (
    <Panel
      title="Signed in"
      isFlush
      actions={
        (query.data?.all.length ?? 0) > 1 && (
          <Button
            size="compact-sm"
            variant="default"
            loading={endOthers.isPending}
            onClick={() => endOthers.mutate(undefined)}
          >
            Sign out everywhere else
          </Button>
        )
      }
    >
      {error && <Failed error={error} />}
      <Answer what="Where you are signed in" query={query} height={120} shapes={<TableShapes rows={3} />}>
        {({ all }) => <DataTable label="Signed in" columns={columns} rows={all} keyOf={({ id }) => id} />}
      </Answer>
    </Panel>
  )
}

import { Answer } from '../../../parts/answer.tsx'
import { TableShapes } from '../../../parts/answer-states/shapes.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { PermissionTable } from './permission-table.tsx'
import { usePermissions } from './use-permissions.ts'

/** What each role, and each scope of a secret key, may do. */
export function Page() {
  const query = usePermissions()
  return (
    <Screen
      title="Roles and permissions"
      note="The very table that the server checks every call by. Roles are for people, scopes for secret keys."
    >
      <Panel isFlush>
        <Answer what="The permissions" query={query} height={520} shapes={<TableShapes rows={13} />}>
          {({ roles, permissions }) => <PermissionTable roles={roles} permissions={permissions} />}
        </Answer>
      </Panel>
    </Screen>
  )
}

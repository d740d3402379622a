import type { KeyScope, Role } from '@sojourn/contract'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../../api/request.ts'

/** A right, and who has it. */
export interface PermissionRow {
  readonly name: string
  readonly title: string
  readonly roles: readonly Role[]
  readonly scopes: readonly KeyScope[]
}

/** The table that the server checks by. */
export const usePermissions = () =>
  useQuery({
    queryKey: ['permissions'],
    queryFn: ({ signal }) =>
      request<{ roles: Role[]; permissions: PermissionRow[] }>('/api/v1/permissions', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

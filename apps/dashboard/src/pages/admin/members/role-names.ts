import type { Role } from '@sojourn/contract'

/** What a member can be, most rights first. */
export const roleNames = ['owner', 'admin', 'analyst', 'viewer'] as const satisfies readonly Role[]

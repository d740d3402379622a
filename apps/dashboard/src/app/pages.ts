import type { Permission } from '@sojourn/contract'
import {
  IconActivityHeartbeat,
  IconBell,
  IconBookmark,
  IconChartLine,
  IconChartPie,
  IconClockPlay,
  IconCoin,
  IconDatabaseExport,
  IconDatabaseSearch,
  IconFileImport,
  IconFilter,
  IconHistory,
  IconKey,
  IconKeyframes,
  IconLink,
  IconListDetails,
  IconMessages,
  IconReceipt,
  IconRepeat,
  IconRocket,
  IconRoute,
  IconServer,
  IconShieldCheck,
  IconUserShield,
  IconUsers,
  IconUsersGroup,
  IconWorldCog,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

/** A page that the menu leads to. */
export interface PageLink {
  readonly path: string
  readonly name: string
  readonly icon: ComponentType<{ size?: number; stroke?: number }>
  /** What people would type to find it, beside its name. */
  readonly words: string
  /** The right without which the page shows nothing; the menu leaves it out then. @default read */
  readonly needs?: Permission
}

/** The pages in the menu, in order, under their headings; the first group needs none. */
export const pageGroups: readonly { readonly heading: string; readonly links: readonly PageLink[] }[] = [
  {
    heading: '',
    links: [
      { path: '/', name: 'Overview', icon: IconChartLine, words: 'dashboard home figures kpi trend' },
      { path: '/live', name: 'Live', icon: IconActivityHeartbeat, words: 'now active realtime' },
      { path: '/sessions', name: 'Sessions', icon: IconListDetails, words: 'visits timeline' },
      { path: '/journeys', name: 'Journeys', icon: IconRoute, words: 'paths flow sankey entry exit stages' },
      { path: '/funnels', name: 'Funnels', icon: IconFilter, words: 'conversion drop-off steps' },
      { path: '/retention', name: 'Retention', icon: IconRepeat, words: 'cohorts come back returning' },
      { path: '/segments', name: 'Segments', icon: IconChartPie, words: 'saved filters groups of people' },
      {
        path: '/users',
        name: 'Users',
        icon: IconUsers,
        words: 'people profiles customers',
        needs: 'personal_data',
      },
      { path: '/conversations', name: 'Conversations', icon: IconMessages, words: 'chat messages questions' },
      { path: '/revenue', name: 'Revenue', icon: IconCoin, words: 'money orders products carts sales' },
      {
        path: '/sql',
        name: 'SQL',
        icon: IconDatabaseSearch,
        words: 'query clickhouse select table',
        needs: 'sql',
      },
      {
        path: '/views',
        name: 'Saved views',
        icon: IconBookmark,
        words: 'bookmarks reports named funnels',
      },
    ],
  },
  {
    heading: 'Administration',
    links: [
      {
        path: '/start',
        name: 'Get started',
        icon: IconRocket,
        words: 'install snippet tag first event setup',
      },
      {
        path: '/admin/sites',
        name: 'Sites',
        icon: IconWorldCog,
        words: 'settings rules stages time zone currency',
        needs: 'admin',
      },
      {
        path: '/admin/members',
        name: 'Members',
        icon: IconUsersGroup,
        words: 'people invite roles team',
        needs: 'members',
      },
      {
        path: '/admin/roles',
        name: 'Roles',
        icon: IconShieldCheck,
        words: 'permissions rights who may what',
      },
      {
        path: '/admin/keys',
        name: 'Keys',
        icon: IconKey,
        words: 'api write secret rotate revoke',
        needs: 'keys',
      },
      {
        path: '/admin/tenant-keys',
        name: 'Tenant keys',
        icon: IconKeyframes,
        words: 'embedded vendor tokens multi-tenant',
        needs: 'organization',
      },
      {
        path: '/admin/links',
        name: 'Public links',
        icon: IconLink,
        words: 'share embed iframe password read-only',
        needs: 'admin',
      },
      {
        path: '/admin/alerts',
        name: 'Alerts and webhooks',
        icon: IconBell,
        words: 'tell notify slack mail report weekly webhook',
        needs: 'admin',
      },
      {
        path: '/admin/ledger',
        name: 'Ledger',
        icon: IconReceipt,
        words: 'refused rejected bots accepted events',
      },
      {
        path: '/admin/privacy',
        name: 'Personal data',
        icon: IconUserShield,
        words: 'privacy erase erasure export gdpr person',
        needs: 'erase',
      },
      {
        path: '/admin/imports',
        name: 'Imports',
        icon: IconFileImport,
        words: 'upload file csv parquet ga4 matomo posthog umami log migrate history',
        needs: 'admin',
      },
      {
        path: '/admin/jobs',
        name: 'Jobs',
        icon: IconClockPlay,
        words: 'schedule runs logs background retention rebuild clean-up',
        needs: 'admin',
      },
      {
        path: '/admin/backups',
        name: 'Backups',
        icon: IconDatabaseExport,
        words: 'backup restore disaster copy s3',
        needs: 'installation',
      },
      {
        path: '/admin/system',
        name: 'System',
        icon: IconServer,
        words: 'state health readyz version memory metrics',
        needs: 'admin',
      },
      {
        path: '/admin/audit-log',
        name: 'Audit log',
        icon: IconHistory,
        words: 'who changed what history',
        needs: 'audit_log',
      },
    ],
  },
]

import {
  IconActivityHeartbeat,
  IconChartLine,
  IconCoin,
  IconListDetails,
  IconMessages,
  IconRocket,
  IconUsers,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

/** A page that the menu leads to. */
export interface PageLink {
  readonly path: string
  readonly name: string
  readonly icon: ComponentType<{ size?: number; stroke?: number }>
  /** What people would type to find it, beside its name. */
  readonly words: string
}

/** The menu, in order. */
export const pageLinks: readonly PageLink[] = [
  { path: '/', name: 'Overview', icon: IconChartLine, words: 'dashboard home figures kpi trend' },
  { path: '/sessions', name: 'Sessions', icon: IconListDetails, words: 'visits timeline' },
  { path: '/live', name: 'Live', icon: IconActivityHeartbeat, words: 'now active realtime' },
  { path: '/users', name: 'Users', icon: IconUsers, words: 'people profiles customers' },
  { path: '/conversations', name: 'Conversations', icon: IconMessages, words: 'chat messages questions' },
  { path: '/revenue', name: 'Revenue', icon: IconCoin, words: 'money orders products carts sales' },
  { path: '/start', name: 'Get started', icon: IconRocket, words: 'install snippet tag first event setup' },
]

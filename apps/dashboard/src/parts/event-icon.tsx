import { ThemeIcon } from '@mantine/core'
import {
  IconBolt,
  IconCashBanknote,
  IconClick,
  IconFileText,
  IconFlagCheck,
  IconForms,
  IconHelpCircle,
  IconLogin2,
  IconLogout2,
  IconMessageCircle,
  IconMessageReply,
  IconSearch,
  IconShoppingCart,
  IconTag,
  IconUserCheck,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

type Icon = ComponentType<{ size?: number; stroke?: number }>

const icons: Record<string, Icon> = {
  page_view: IconFileText,
  landing: IconLogin2,
  session_start: IconLogin2,
  session_end: IconLogout2,
  click: IconClick,
  cta_clicked: IconClick,
  link_clicked: IconClick,
  search: IconSearch,
  product_view: IconTag,
  add_to_cart: IconShoppingCart,
  remove_from_cart: IconShoppingCart,
  checkout_start: IconCashBanknote,
  checkout_complete: IconFlagCheck,
  purchase: IconFlagCheck,
  conversion: IconFlagCheck,
  form_started: IconForms,
  form_completed: IconForms,
  identify: IconUserCheck,
  message_sent: IconMessageCircle,
  message_received: IconMessageReply,
  quiz_start: IconHelpCircle,
  quiz_complete: IconHelpCircle,
}

const goals: ReadonlySet<string> = new Set(['purchase', 'checkout_complete', 'conversion', 'form_completed'])

/** The sign of a type of event; the word stands beside it. */
export function EventIcon({ type }: { readonly type: string }) {
  const Icon = icons[type] ?? IconBolt
  return (
    <ThemeIcon
      variant={goals.has(type) ? 'filled' : 'light'}
      color={goals.has(type) ? 'sojourn' : 'gray'}
      size={26}
      radius="xl"
      aria-hidden
    >
      <Icon size={15} stroke={1.8} />
    </ThemeIcon>
  )
}

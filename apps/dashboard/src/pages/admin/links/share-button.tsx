import { ActionIcon, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { LinkView } from '@sojourn/contract'
import { IconShare } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useMay } from '../../../api/account.ts'

const ShareDialog = lazy(() => import('./share-dialog.tsx').then((it) => ({ default: it.ShareDialog })))

/** Shows what a page shows to people without an account; not there for who may make no links. */
export function ShareButton({ shows }: { readonly shows: LinkView }) {
  const mayShare = useMay('admin')
  const [isOpen, dialog] = useDisclosure(false)
  if (!mayShare) return null
  return (
    <>
      <Tooltip label="Share by a public link">
        <ActionIcon variant="default" size={36} aria-label="Share by a public link" onClick={dialog.open}>
          <IconShare size={16} />
        </ActionIcon>
      </Tooltip>
      {isOpen && (
        <Suspense>
          <ShareDialog shows={shows} onClose={dialog.close} />
        </Suspense>
      )}
    </>
  )
}

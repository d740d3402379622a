import { Modal, Stack, Text } from '@mantine/core'
import type { LinkView } from '@sojourn/contract'
import { useState } from 'react'
import type { MadePublicLink } from '../../../api/public-links.ts'
import { useView } from '../../../view/use-view.ts'
import { LinkAddress } from './link-address.tsx'
import { LinkForm } from './link-form.tsx'
import { openedWith } from './opened-with.ts'

/** Makes a link to what is on screen, and then has its address. */
export function ShareDialog({ shows, onClose }: { readonly shows: LinkView; readonly onClose: () => void }) {
  const { view } = useView()
  const [made, setMade] = useState<MadePublicLink>()
  return (
    <Modal opened onClose={onClose} title="Share by a public link" centered>
      {made ? (
        <LinkAddress made={made} search={openedWith(view)} onClose={onClose} />
      ) : (
        <Stack gap="sm">
          <Text size="sm" className="quiet">
            Whoever has it sees the figures of this page without signing in, and never a person. It opens with
            your range and filters, which they can change; a segment they cannot leave.
          </Text>
          <LinkForm shows={shows} segment={view.segment} onMade={setMade} />
        </Stack>
      )}
    </Modal>
  )
}

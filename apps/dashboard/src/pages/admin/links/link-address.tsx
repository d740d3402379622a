import { Text } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import type { MadePublicLink } from '../../../api/public-links.ts'
import { CopyBlock } from '../../../parts/copy-block.tsx'
import { ShownOnce } from '../../../parts/shown-once.tsx'

/** The address of a link that was just made, and the lines that show it in another page. */
export function LinkAddress(props: {
  readonly made: MadePublicLink
  /** What it is opened with, such as a range. @default nothing */
  readonly search?: string
  readonly onClose: () => void
}) {
  const { made, search = '', onClose } = props
  const address = made.address.replace('#', `${search}#`)
  return (
    <ShownOnce
      title={made.link.name}
      icon={<IconLink size={18} />}
      note="This is its address. It is shown this once: what stands behind the # is kept nowhere but in it."
      text={address}
      onClose={onClose}
    >
      {made.link.frameOrigins.length > 0 && (
        <>
          <Text size="sm">In pages of {made.link.frameOrigins.join(', ')} these lines show it:</Text>
          <CopyBlock text={frameOf(address)} />
        </>
      )}
    </ShownOnce>
  )
}

const frameOf = (address: string) =>
  `<iframe src="${address}" title="Figures" width="100%" height="1400" style="border: 0"></iframe>`

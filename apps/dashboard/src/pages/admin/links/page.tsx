import { Text } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { type MadePublicLink, usePublicLinks } from '../../../api/public-links.ts'
import { CopyBlock } from '../../../parts/copy-block.tsx'
import { FormDialog } from '../../../parts/forms/form-dialog.tsx'
import { ListPanel } from '../../../parts/lists/list-panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { ShownOnce } from '../../../parts/shown-once.tsx'
import { LinkForm } from './link-form.tsx'
import { useLinkColumns } from './use-link-columns.tsx'

/** Links by which people without an account see the figures of a site. */
export function Page() {
  const query = usePublicLinks()
  const [made, setMade] = useState<MadePublicLink>()
  return (
    <Screen
      title="Public links"
      note="Whoever has one sees the overview of a site, or one funnel, without signing in: figures, and never a person. Also inside pages of yours."
      actions={
        <FormDialog label="Make a link" title="Make a public link">
          {(close) => (
            <LinkForm
              onMade={(link) => {
                setMade(link)
                close()
              }}
            />
          )}
        </FormDialog>
      }
    >
      {made && (
        <ShownOnce
          title={made.link.name}
          icon={<IconLink size={18} />}
          note="This is its address. It is shown this once: what stands behind the # is kept nowhere but in it."
          text={made.address}
          onClose={() => setMade(undefined)}
        >
          {made.link.frameOrigins.length > 0 && (
            <>
              <Text size="sm">In pages of {made.link.frameOrigins.join(', ')} these lines show it:</Text>
              <CopyBlock text={frameOf(made.address)} />
            </>
          )}
        </ShownOnce>
      )}
      <ListPanel
        title="Public links"
        query={query}
        empty="Nothing is shown to anybody outside. Make a link for a client, or for the screen in the hall."
        columns={useLinkColumns()}
        keyOf={({ linkId }) => linkId}
      />
    </Screen>
  )
}

const frameOf = (address: string) =>
  `<iframe src="${address}" title="Figures" width="100%" height="1400" style="border: 0"></iframe>`

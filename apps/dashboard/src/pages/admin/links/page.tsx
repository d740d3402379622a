import { useState } from 'react'
import { type MadePublicLink, usePublicLinks } from '../../../api/public-links.ts'
import { FormDialog } from '../../../parts/forms/form-dialog.tsx'
import { ListPanel } from '../../../parts/lists/list-panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { LinkAddress } from './link-address.tsx'
import { LinkForm } from './link-form.tsx'
import { useLinkColumns } from './use-link-columns.tsx'

/** Links by which people without an account see the figures of a site. */
export function Page() {
  const query = usePublicLinks()
  const [made, setMade] = useState<MadePublicLink>()
  return (
    <Screen
      title="Public links"
      note="Whoever has one sees the overview of a site, a funnel, journeys or retention without signing in: figures, and never a person. Also inside pages of yours."
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
      {made && <LinkAddress made={made} onClose={() => setMade(undefined)} />}
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

import { useState } from 'react'
import { type MadePublicLink, usePublicLinks } from '../../../api/public-links.ts'
import { Answer } from '../../../parts/answer.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { LinkAddress } from './link-address.tsx'
import { LinkTable } from './link-table.tsx'
import { MakeLink } from './make-link.tsx'

/** Links by which people without an account see the figures of a site. */
export function Page() {
  const query = usePublicLinks()
  const [made, setMade] = useState<MadePublicLink>()
  return (
    <Screen
      title="Public links"
      note="Whoever has one sees the overview of a site, without signing in: figures, and never a person. Also inside pages of yours."
      actions={<MakeLink onMade={setMade} />}
    >
      {made && <LinkAddress made={made} onClose={() => setMade(undefined)} />}
      <Panel title="Public links" isFlush>
        <Answer
          query={query}
          height={200}
          isEmpty={(links) => links.length === 0}
          empty="Nothing is shown to anybody outside. Make a link for a client, or for the screen in the hall."
        >
          {(links) => <LinkTable links={links} />}
        </Answer>
      </Panel>
    </Screen>
  )
}

import { useState } from 'react'
import { type MadeKey, useKeys } from '../../../api/keys.ts'
import { Answer } from '../../../parts/answer.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { KeyTable } from './key-table.tsx'
import { MakeKey } from './make-key.tsx'
import { Secret } from './secret.tsx'

/** The keys by which sites send and programs read. */
export function Page() {
  const query = useKeys()
  const [made, setMade] = useState<MadeKey>()
  return (
    <Screen
      title="Keys"
      note="Write keys stand in pages and can only collect. Secret keys are for backends: what they may do is their scopes."
      actions={<MakeKey onMade={setMade} />}
    >
      {made && <Secret made={made} onClose={() => setMade(undefined)} />}
      <Panel title="Keys" isFlush>
        <Answer query={query} height={240} isEmpty={(keys) => keys.length === 0} empty="There is no key yet.">
          {(keys) => <KeyTable keys={keys} onMade={setMade} />}
        </Answer>
      </Panel>
    </Screen>
  )
}

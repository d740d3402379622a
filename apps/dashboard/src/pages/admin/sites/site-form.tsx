import { useState } from 'react'
import { useMakeSite } from '../../../api/sites.ts'
import { Form } from '../../../parts/forms/form.tsx'
import { NameField } from '../../../parts/forms/name-field.tsx'
import { useGo } from '../../../view/use-go.ts'

/** The name of a new site; it leads to its first steps. */
export function SiteForm() {
  const [name, setName] = useState('')
  const make = useMakeSite()
  const go = useGo()
  return (
    <Form
      mutation={make}
      submit="Make it"
      isReady={name.trim() !== ''}
      onSubmit={() =>
        make.mutate(name.trim(), {
          onSuccess: ({ site }) => go('/start', (view) => ({ ...view, site: site.siteId })),
        })
      }
    >
      <NameField value={name} onChange={setName} />
    </Form>
  )
}

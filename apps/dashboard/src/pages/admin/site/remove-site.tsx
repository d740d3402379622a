import { Button, Modal, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useRemoveSite } from '../../../api/site-removals.ts'
import type { SiteAnswer } from '../../../api/sites.ts'
import { Form } from '../../../parts/forms/form.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { useGo } from '../../../view/use-go.ts'

/** Removes the site for good, once its name was typed; then the list of sites says how far that is. */
export function RemoveSite({ site: { siteId, name } }: { readonly site: SiteAnswer }) {
  const [isOpen, dialog] = useDisclosure(false)
  const [typed, setTyped] = useState('')
  const remove = useRemoveSite(siteId)
  const go = useGo()
  const close = () => {
    remove.reset()
    setTyped('')
    dialog.close()
  }
  const leave = () =>
    go('/admin/sites', ({ site, ...view }) => ({ ...view, ...(site && site !== siteId ? { site } : {}) }))
  return (
    <Panel
      title="Remove the site"
      note="With its keys, links, segments and jobs at once, and all that was collected for it a moment later"
      actions={
        <Button size="compact-sm" variant="light" color="red" onClick={dialog.open}>
          Remove {name}
        </Button>
      }
    >
      <Text size="sm">It cannot be taken back. Backups that were made before keep what they hold.</Text>
      <Modal opened={isOpen} onClose={close} title={`Remove ${name}?`} centered>
        <Form
          mutation={remove}
          submit="Remove it for good"
          isReady={typed === name}
          // By then the page shows that there is no such site: it would hear of no success.
          onSubmit={() => void remove.mutateAsync(typed).then(leave, () => undefined)}
          before={
            <Button variant="default" onClick={close}>
              Keep it
            </Button>
          }
        >
          <Text size="sm">
            Every event, session and figure of this site goes, and pages that send to it are refused from now
            on.
          </Text>
          <TextInput
            label={`The name of the site, ${name}`}
            description="As a sign that this one is meant"
            data-autofocus
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Form>
      </Modal>
    </Panel>
  )
}

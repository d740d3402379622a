import { ActionIcon, Popover, TextInput, Tooltip } from '@mantine/core'
import { IconMessagePlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAnnotate } from '../../api/annotations.ts'
import { Form } from '../../parts/forms/form.tsx'
import { dayOf } from './notes-model.ts'

/** Writes down what happened on a day. It opens by its button, or by a click on the series, which says the day. */
export function NoteForm(props: {
  readonly siteId: string
  readonly timezone: string
  /** Undefined: it is closed. */
  readonly day: string | undefined
  readonly onDay: (day: string | undefined) => void
}) {
  const { siteId, timezone, day, onDay } = props
  const annotate = useAnnotate()
  const [text, setText] = useState('')
  const close = () => {
    annotate.reset()
    setText('')
    onDay(undefined)
  }
  return (
    <Popover
      opened={day !== undefined}
      onChange={close}
      position="bottom-end"
      width={300}
      withinPortal
      trapFocus
    >
      <Popover.Target>
        <Tooltip label="Note what happened on a day">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Add a note"
            onClick={() => (day === undefined ? onDay(dayOf(Date.now(), timezone)) : close())}
          >
            <IconMessagePlus size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Form
          mutation={annotate}
          submit="Add the note"
          isReady={text.trim() !== '' && Boolean(day)}
          onSubmit={() =>
            annotate.mutate({ siteId, day: day ?? '', text: text.trim() }, { onSuccess: close })
          }
        >
          <TextInput
            label="What happened"
            placeholder="Spring sale begins"
            size="sm"
            required
            data-autofocus
            maxLength={280}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <TextInput
            label="Day"
            type="date"
            size="sm"
            required
            value={day ?? ''}
            onChange={(event) => onDay(event.currentTarget.value)}
          />
        </Form>
      </Popover.Dropdown>
    </Popover>
  )
}

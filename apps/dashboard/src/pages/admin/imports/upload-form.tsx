import { FileInput, Progress, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { formatShare } from '../../../format/format.ts'
import { Form } from '../../../parts/forms/form.tsx'
import { SiteField, useChosenSite } from '../../../parts/forms/site-field.tsx'
import { tools } from './import-model.ts'
import { useUpload } from './use-imports.ts'

/** Which file is to be imported, where to, and what wrote it. It is sent, and nothing is imported yet. */
export function UploadForm({ onSent }: { readonly onSent: (importId: string, preset: string) => void }) {
  const [siteId, setSiteId] = useChosenSite()
  const [preset, setPreset] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState(0)
  const upload = useUpload(setSent)
  const share = file && file.size > 0 ? sent / file.size : 0
  const submit = () => {
    if (!file) return
    setSent(0)
    upload.mutate({ siteId, file }, { onSuccess: ({ importId }) => onSent(importId, preset) })
  }
  return (
    <Form mutation={upload} submit="Send it" isReady={file !== null && file.size > 0} onSubmit={submit}>
      <SiteField value={siteId} onChange={setSiteId} />
      <Select
        label="What it is"
        data={tools}
        value={preset}
        onChange={(value) => setPreset(value ?? '')}
        allowDeselect={false}
      />
      <FileInput
        label="File"
        description="Up to 1 GiB, plain or compressed with gzip. It is removed once it is imported, or after a day."
        placeholder="Choose a file"
        value={file}
        onChange={setFile}
        clearable
        clearButtonProps={{ 'aria-label': 'Take another file' }}
      />
      {upload.isPending && (
        <Stack gap={6} role="status" aria-label="Sending">
          <Progress value={share * 100} aria-label="Sending" />
          <Text size="sm" className="figures">
            {formatShare(share)} sent
          </Text>
        </Stack>
      )}
      <Text size="xs" className="quiet">
        First you see what it would become. Plausible's export holds sums and no events: they are written
        beside the figures, month by month. Send it as the ZIP archive that it is.
      </Text>
    </Form>
  )
}

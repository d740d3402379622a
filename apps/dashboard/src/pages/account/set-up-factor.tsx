import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type BegunFactor, useConfirmFactor } from '../../api/second-factor.ts'
import { Failed } from '../../parts/answer.tsx'
import { CopyText } from '../../parts/copy-text.tsx'
import { QrCode } from './qr-code.tsx'

/** Shows the secret to the authenticator, and asks for the first code, so that nobody is locked out. */
export function SetUpFactor(props: {
  readonly begun: BegunFactor
  readonly onDone: () => void
  readonly onLeave: () => void
}) {
  const { begun, onDone, onLeave } = props
  const confirm = useConfirmFactor()
  const [code, setCode] = useState('')
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        // Not with `mutate`: this form is gone before it would tell.
        void confirm.mutateAsync(code.trim()).then(onDone, () => undefined)
      }}
    >
      <Stack gap="sm">
        <Group align="flex-start" gap="md">
          <QrCode text={begun.totpURI} label="Code for the authenticator" />
          <Stack gap={6} miw={0} style={{ flex: '1 1 180px' }}>
            <Text size="sm">Scan it with your authenticator, or type this in there:</Text>
            <CopyText text={secret} />
          </Stack>
        </Group>
        <TextInput
          label="The code that it shows now"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {confirm.error && <Failed error={confirm.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onLeave}>
            Leave it
          </Button>
          <Button type="submit" loading={confirm.isPending}>
            Turn it on
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

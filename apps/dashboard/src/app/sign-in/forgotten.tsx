import { Anchor, Text } from '@mantine/core'
import { useForgotten } from '../../api/sign-in-options.ts'

/** Asks for a mail with which a forgotten password is set anew. */
export function Forgotten({ email }: { readonly email: string }) {
  const forgotten = useForgotten()
  if (forgotten.isSuccess)
    return (
      <Text size="xs" className="quiet" role="status">
        If there is an account of {forgotten.variables}, a mail with a link is on its way.
      </Text>
    )
  return (
    <Anchor
      component="button"
      type="button"
      size="xs"
      disabled={!email.includes('@') || forgotten.isPending}
      onClick={() => forgotten.mutate(email)}
    >
      {forgotten.error
        ? forgotten.error.message
        : email.includes('@')
          ? 'Forgotten the password? Have a link mailed'
          : 'Forgotten the password? Fill in your e-mail first'}
    </Anchor>
  )
}

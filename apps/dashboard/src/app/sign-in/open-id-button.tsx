import { Alert, Button, Divider } from '@mantine/core'
import { useOpenId } from '../../api/sign-in-options.ts'

/** Signs in by the OpenID provider of the installation. */
export function OpenIdButton({ name }: { readonly name: string }) {
  const openId = useOpenId()
  return (
    <>
      <Divider label="or" />
      <Button variant="default" fullWidth loading={openId.isPending} onClick={() => openId.mutate()}>
        Continue with {name}
      </Button>
      {openId.error && (
        <Alert color="red" variant="light" role="alert">
          {openId.error.message}
        </Alert>
      )}
    </>
  )
}

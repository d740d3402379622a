import { Stack } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useMay } from '../../../api/account.ts'
import { useSiteSettings } from '../../../api/sites.ts'
import { Answer } from '../../../parts/answer.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { IdentityProviders } from './identity-providers.tsx'
import { RemoveSite } from './remove-site.tsx'
import { SettingsForm } from './settings-form.tsx'
import { SettingsShapes } from './settings-shapes.tsx'

/** The settings of one site. */
export function Page() {
  const { siteId } = useParams({ strict: false }) as { siteId: string }
  const query = useSiteSettings()
  const mayRemove = useMay('organization')
  const site = query.data?.find((one) => one.siteId === siteId)
  return (
    <Screen
      title={site ? `Settings of ${site.name}` : 'Site'}
      note="A changed rule counts from the next event on. What was recorded stays as it is until it is rebuilt."
    >
      <Answer
        query={query}
        what="The settings"
        height={900}
        shapes={<SettingsShapes />}
        isEmpty={() => site === undefined}
        empty="There is no such site, or it is not yours."
      >
        {() =>
          site && (
            <Stack gap="md" key={site.siteId}>
              <IdentityProviders siteId={site.siteId} />
              <SettingsForm site={site} />
              {mayRemove && <RemoveSite site={site} />}
            </Stack>
          )
        }
      </Answer>
    </Screen>
  )
}

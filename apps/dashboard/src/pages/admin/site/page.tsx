import { useParams } from '@tanstack/react-router'
import { ApiProblem } from '../../../api/api-problem.ts'
import { useSites } from '../../../api/sites.ts'
import { Failed } from '../../../parts/answer.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { SettingsForm } from './settings-form.tsx'

/** The settings of one site. */
export function Page() {
  const { siteId } = useParams({ strict: false }) as { siteId: string }
  const site = useSites().find((one) => one.siteId === siteId)
  return (
    <Screen
      title={site ? `Settings of ${site.name}` : 'Site'}
      note="A changed rule counts from the next event on. What was recorded stays as it is until it is rebuilt."
    >
      {site ? (
        <SettingsForm key={site.siteId} site={site} />
      ) : (
        <Failed
          error={
            new ApiProblem('There is no such site, or it is not yours.', { status: 404, code: 'not_found' })
          }
        />
      )}
    </Screen>
  )
}

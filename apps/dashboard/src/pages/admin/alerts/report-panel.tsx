import { Button, Group, Stack, TagsInput, Text } from '@mantine/core'
import type { ReportAnswer } from '@sojourn/contract'
import { useState } from 'react'
import { useMakeReport, useRemoveReport, useReports } from '../../../api/alerts.ts'
import { useSites } from '../../../api/sites.ts'
import { Answer, Failed } from '../../../parts/answer.tsx'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import { SiteField, useChosenSite } from '../../../parts/forms/site-field.tsx'
import { Panel } from '../../../parts/panel.tsx'

/** Who gets the figures of the week by mail. */
export function ReportPanel({ siteId: shown }: { readonly siteId: string | undefined }) {
  const query = useReports(shown)
  const [siteId, setSiteId] = useChosenSite()
  const [to, setTo] = useState<string[]>([])
  const make = useMakeReport()
  return (
    <Panel title="The week by mail" note="Mondays at 8, in the time zone of the site">
      <Stack gap="sm">
        <Answer what="The reports" query={query} height={60}>
          {(reports) => (
            <>
              {reports.map((report) => (
                <ReportLine key={report.name} report={report} />
              ))}
            </>
          )}
        </Answer>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            make.mutate({ siteId, to }, { onSuccess: () => setTo([]) })
          }}
        >
          <Group gap="sm" align="flex-end">
            <TagsInput
              label="Send to"
              description="Addresses, each with Enter"
              style={{ flex: '1 1 240px' }}
              value={to}
              onChange={setTo}
              splitChars={[',', ' ', ';']}
              acceptValueOnBlur
            />
            <SiteField value={siteId} onChange={setSiteId} />
            <Button type="submit" variant="default" loading={make.isPending} disabled={to.length === 0}>
              Send it weekly
            </Button>
          </Group>
        </form>
        {make.error && <Failed error={make.error} />}
      </Stack>
    </Panel>
  )
}

function ReportLine({ report }: { readonly report: ReportAnswer }) {
  const sites = useSites()
  const remove = useRemoveReport()
  const name = sites.find((site) => site.siteId === report.siteId)?.name ?? report.siteId
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" style={{ overflowWrap: 'anywhere', flex: 1 }}>
        {name} to {report.to.join(', ')}
        {report.isPaused ? ' (paused)' : ''}
      </Text>
      <ConfirmButton label="End" question="Send it no more?" mutation={remove} of={report.name}>
        The week of {name} is sent to nobody of this list any more.
      </ConfirmButton>
    </Group>
  )
}

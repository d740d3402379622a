import type { FilterName } from '../../view/view.ts'

/** The top lists of the overview, and what each can be by. */
export const topPanels: readonly {
  readonly title: string
  readonly choices: readonly { readonly value: FilterName; readonly label: string }[]
}[] = [
  {
    title: 'Pages',
    choices: [
      { value: 'page', label: 'All' },
      { value: 'entryPage', label: 'Entry' },
      { value: 'exitPage', label: 'Exit' },
    ],
  },
  {
    title: 'Sources',
    choices: [
      { value: 'channel', label: 'Channels' },
      { value: 'referrerHost', label: 'Referrers' },
      { value: 'utmCampaign', label: 'Campaigns' },
    ],
  },
  {
    title: 'People',
    choices: [
      { value: 'country', label: 'Countries' },
      { value: 'device', label: 'Devices' },
      { value: 'browser', label: 'Browsers' },
      { value: 'os', label: 'Systems' },
    ],
  },
  {
    title: 'What happened',
    choices: [
      { value: 'eventType', label: 'Events' },
      { value: 'outcome', label: 'Outcomes' },
      { value: 'section', label: 'Sections' },
    ],
  },
]

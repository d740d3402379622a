import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconBraces, IconDownload, IconPhoto, IconTable } from '@tabler/icons-react'
import type { EChartsType } from 'echarts/core'
import { useRef } from 'react'
import { saveFile, toCsv } from './save-file.ts'

/** What is on screen, as a file: the rows as CSV, the answer as JSON, the panel or its chart as PNG. */
export function SaveMenu(props: {
  /** Of the file, without ending. */
  readonly name: string
  readonly rows?: () => { headings: readonly string[]; rows: readonly (readonly unknown[])[] }
  /** What the API answered; undefined: not yet, and the menu's place is kept. */
  readonly answer: unknown
  /** What the picture is of. @default the panel that the menu stands in */
  readonly chart?: EChartsType | undefined
  /** Lists without an end make no picture. @default true */
  readonly hasPicture?: boolean
}) {
  const { name, rows, answer, chart, hasPicture = true } = props
  const button = useRef<HTMLButtonElement>(null)
  const savePicture = async () => {
    const panel = button.current?.closest<HTMLElement>('.panel')
    const { pictureOf } = await import('./picture-of.ts')
    const picture = chart ? await pictureOfChart(chart) : panel && (await pictureOf(panel))
    if (picture) saveFile(`${name}.png`, picture)
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Tooltip label="Save">
          <ActionIcon
            ref={button}
            variant="subtle"
            color="gray"
            aria-label={`Save ${name}`}
            style={{ visibility: answer === undefined ? 'hidden' : 'visible' }}
          >
            <IconDownload size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {rows && (
          <Menu.Item
            leftSection={<IconTable size={15} />}
            onClick={() => {
              const table = rows()
              saveFile(`${name}.csv`, toCsv(table.headings, table.rows))
            }}
          >
            Rows as CSV
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconBraces size={15} />}
          onClick={() => saveFile(`${name}.json`, JSON.stringify(answer, null, 2), 'application/json')}
        >
          Answer as JSON
        </Menu.Item>
        {hasPicture && (
          <Menu.Item leftSection={<IconPhoto size={15} />} onClick={() => void savePicture()}>
            Picture as PNG
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

async function pictureOfChart(chart: EChartsType): Promise<Blob | null> {
  const paper = getComputedStyle(document.body).backgroundColor
  const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: paper })
  return new Promise((resolve) => canvas.toBlob(resolve))
}

import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDownload, IconPhoto, IconTable } from '@tabler/icons-react'
import type { EChartsType } from 'echarts/core'
import { saveFile, toCsv } from './save-file.ts'

/** What is on screen, as a file: the rows as CSV, the drawing as PNG. */
export function SaveMenu(props: {
  /** Of the file, without ending. */
  readonly name: string
  readonly rows?: () => { headings: readonly string[]; rows: readonly (readonly unknown[])[] }
  readonly chart?: EChartsType | undefined
}) {
  const { name, rows, chart } = props
  const savePicture = () => {
    if (!chart) return
    const paper = getComputedStyle(document.body).backgroundColor
    const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: paper })
    canvas.toBlob((picture) => picture && saveFile(`${name}.png`, picture))
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Tooltip label="Save">
          <ActionIcon variant="subtle" color="gray" aria-label={`Save ${name}`}>
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
        {chart && (
          <Menu.Item leftSection={<IconPhoto size={15} />} onClick={savePicture}>
            Picture as PNG
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

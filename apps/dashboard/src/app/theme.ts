import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** Our green, light to dark; the seventh carries white text at 5.3 : 1. */
const sojourn: MantineColorsTuple = [
  '#e8f7f4',
  '#d3eee8',
  '#a5dccf',
  '#75c9b6',
  '#4fb9a1',
  '#2f9f88',
  '#0c7a70',
  '#0a665e',
  '#07524c',
  '#043d39',
]

/** Grey of the night: a little blue, far from black. */
const dark: MantineColorsTuple = [
  '#d5dae1',
  '#b3bac5',
  '#8d96a5',
  '#667080',
  '#3a4351',
  '#2b333f',
  '#20262f',
  '#181d24',
  '#12161b',
  '#0c0f13',
]

const closeButtonProps = { 'aria-label': 'Close' }

export const theme = createTheme({
  primaryColor: 'sojourn',
  primaryShade: 6,
  colors: { sojourn, dark },
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Code", Menlo, monospace',
  headings: { fontWeight: '620', sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1rem' } } },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { closeButtonProps } },
    Drawer: { defaultProps: { closeButtonProps } },
  },
})

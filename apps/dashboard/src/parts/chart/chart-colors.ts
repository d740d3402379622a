/** Colours of what is drawn, for one of the two schemes. */
export interface ChartColors {
  readonly ink: string
  readonly quiet: string
  readonly line: string
  readonly paper: string
  readonly accent: string
  /** Of the period before: present, but behind. */
  readonly faint: string
  /** Told apart also by people who see red and green alike. */
  readonly series: readonly string[]
}

export const lightColors: ChartColors = {
  ink: '#1c2128',
  quiet: '#5b6470',
  line: '#e3e7ec',
  paper: '#ffffff',
  accent: '#0c7a70',
  faint: '#a9b4c0',
  series: ['#0c7a70', '#3367b8', '#c2681c', '#8a4fb0', '#b33a62', '#5c7a1f', '#1f8bb0', '#7a6a50'],
}

export const darkColors: ChartColors = {
  ink: '#e3e7ec',
  quiet: '#98a2b1',
  line: '#2b333f',
  paper: '#181d24',
  accent: '#4fb9a1',
  faint: '#5a6575',
  series: ['#4fb9a1', '#7fa8ee', '#eba263', '#c596e6', '#ee8fb0', '#b0cc6b', '#74c6e4', '#c8b795'],
}

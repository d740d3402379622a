import { useComputedColorScheme, useMantineTheme } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'
import { type ChartColors, darkColors, lightColors } from './chart-colors.ts'

/** What a drawn element tells when it is chosen, as the charting library hands it over. */
export interface ChartEvent {
  readonly name: string
  readonly dataIndex: number
  readonly seriesName?: string
  readonly dataType?: string
  readonly data?: unknown
}

/**
 * Something drawn. The library comes with the first chart of a page, not with the page.
 * @param option what to draw, by the colours of the scheme; keep the function between renders (`useCallback`)
 * @param label what is to be seen, for those who don't see it
 */
export function Chart(props: {
  readonly option: (colors: ChartColors) => EChartsCoreOption
  readonly label: string
  readonly height?: number
  readonly onChoose?: (event: ChartEvent) => void
  /** Told of a click anywhere over the axis: the number of the interval. */
  readonly onPlace?: ((index: number) => void) | undefined
  /** Gets the drawing once it stands, to save it as a picture. */
  readonly onReady?: (chart: EChartsType) => void
}) {
  const { option, label, height = 260, onChoose, onPlace, onReady } = props
  const place = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType>()
  const { fontFamily } = useMantineTheme()
  const isStill = useReducedMotion()
  const colors = useComputedColorScheme('light') === 'dark' ? darkColors : lightColors

  useEffect(() => {
    let made: EChartsType | undefined
    let isGone = false
    void import('./echarts.ts').then(({ echarts }) => {
      if (isGone || !place.current) return
      made = echarts.init(place.current)
      setChart(made)
      onReady?.(made)
    })
    const observer = new ResizeObserver(() => made?.resize())
    if (place.current) observer.observe(place.current)
    return () => {
      isGone = true
      observer.disconnect()
      made?.dispose()
      setChart(undefined)
    }
  }, [onReady])

  useEffect(() => {
    chart?.setOption(
      { textStyle: { fontFamily }, animation: !isStill, animationDuration: 250, ...option(colors) },
      { notMerge: true },
    )
  }, [chart, option, colors, fontFamily, isStill])

  useEffect(() => {
    if (!chart || !onChoose) return
    const listen = (event: unknown) => onChoose(event as ChartEvent)
    chart.on('click', listen)
    return () => {
      if (!chart.isDisposed()) chart.off('click', listen)
    }
  }, [chart, onChoose])

  useEffect(() => {
    if (!chart || !onPlace) return
    const listen = ({ offsetX, offsetY }: { offsetX: number; offsetY: number }) => {
      if (!chart.containPixel('grid', [offsetX, offsetY])) return
      const [index] = chart.convertFromPixel('grid', [offsetX, offsetY])
      if (index !== undefined) onPlace(Math.round(index))
    }
    chart.getZr().on('click', listen)
    return () => {
      if (!chart.isDisposed()) chart.getZr().off('click', listen)
    }
  }, [chart, onPlace])

  return (
    <div style={{ position: 'relative', height }}>
      {!chart && <div className="shape" style={{ position: 'absolute', inset: 0 }} />}
      <div ref={place} role="img" aria-label={label} style={{ height }} />
    </div>
  )
}

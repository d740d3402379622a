import './flow-diagram.css'
import { useElementSize } from '@mantine/hooks'
import type { JourneysAnswer } from '@sojourn/contract'
import { useMemo } from 'react'
import { formatCount, formatShare } from '../../format/format.ts'
import { boxWidth, type FlowBand, type FlowNode, flowOf, isEdge, nameWords } from './journeys-model.ts'

/** Where people go: columns of boxes, bands between them as wide as many went that way. */
export function FlowDiagram(props: {
  readonly answer: JourneysAnswer
  readonly chosen: string | undefined
  readonly onBand: (band: FlowBand) => void
  readonly onNode: (node: FlowNode) => void
}) {
  const { answer, chosen, onBand, onNode } = props
  const { total } = answer
  const { ref, width } = useElementSize()
  const flow = useMemo(() => flowOf(answer, width), [answer, width])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keyboard (WCAG 2.1.1)
    <section ref={ref} style={{ overflowX: 'auto' }} tabIndex={0} aria-label="Where people go, step by step">
      <svg
        className="flow"
        width={flow.width}
        height={flow.height}
        viewBox={`0 0 ${flow.width} ${flow.height}`}
      >
        <title>Where people go, step by step</title>
        {flow.bands.map((band) => {
          const words = `${nameWords(band.source)} → ${nameWords(band.target)}: ${formatCount(band.count)}`
          return (
            // biome-ignore lint/a11y/useSemanticElements: SVG has no buttons
            <path
              key={band.key}
              className="flow-band"
              data-left={band.target === '(exit)' || undefined}
              data-lit={band.key === chosen || undefined}
              d={band.path}
              strokeWidth={Math.max(band.width, 1)}
              role="button"
              tabIndex={0}
              aria-label={words}
              onClick={() => onBand(band)}
              onKeyDown={({ key }) => key === 'Enter' && onBand(band)}
            >
              <title>{words}</title>
            </path>
          )
        })}
        {flow.nodes.map((node) => (
          <NodeBox key={node.key} node={node} total={total} onChoose={onNode} />
        ))}
      </svg>
    </section>
  )
}

function NodeBox(props: {
  readonly node: FlowNode
  readonly total: number
  readonly onChoose: (node: FlowNode) => void
}) {
  const { node, total, onChoose } = props
  const { name, count, x, y, height } = node
  const words = `${nameWords(name)}: ${formatCount(count)}, ${formatShare(total === 0 ? null : count / total)}`
  const label = nameWords(name)
  const canBeChosen = !isEdge(name)
  return (
    <g
      className="flow-node"
      data-edge={!canBeChosen || undefined}
      {...(canBeChosen
        ? {
            role: 'button',
            tabIndex: 0,
            onClick: () => onChoose(node),
            onKeyDown: ({ key }: { key: string }) => key === 'Enter' && onChoose(node),
          }
        : { role: 'img', 'aria-label': words })}
    >
      <title>{canBeChosen ? `${words}. Look around it` : words}</title>
      <rect x={x} y={y} width={boxWidth} height={Math.max(height, 2)} rx={2} />
      <text x={x + boxWidth + 6} y={y + Math.max(height, 2) / 2}>
        <tspan>{label.length > 21 ? `…${label.slice(-20)}` : label}</tspan>{' '}
        <tspan className="flow-count" dx={6}>
          {formatCount(count)}
        </tspan>
      </text>
    </g>
  )
}

import type { JourneysAnswer, JourneysInput } from '@sojourn/contract'

/** Names that are none of the site's, in words. */
const edges: Readonly<Record<string, string>> = {
  '(entry)': 'Entry',
  '(exit)': 'Left',
  '(other)': 'Other',
}

/** Whether a name of a column is none of the site's. */
export const isEdge = (name: string): boolean => name in edges

/** A name of a column as it is read. */
export const nameWords = (name: string): string => edges[name] ?? name

/** A box of the diagram. */
export interface FlowNode {
  readonly key: string
  readonly step: number
  readonly name: string
  readonly count: number
  readonly x: number
  readonly y: number
  readonly height: number
}

/** A band of the diagram, from the right side of a box to the left of another. */
export interface FlowBand {
  readonly key: string
  readonly step: number
  readonly source: string
  readonly target: string
  readonly count: number
  /** An SVG path. */
  readonly path: string
  readonly width: number
}

export interface Flow {
  readonly width: number
  readonly height: number
  readonly nodes: readonly FlowNode[]
  readonly bands: readonly FlowBand[]
}

export const boxWidth = 10
/** Pixels from a column to the next, at the least; names need them. */
const columnWidthMin = 180
/** Of the last column, for its names. */
const lastWidth = 180
const gap = 14
/** Pixels that the bands of a column share. */
const flowHeight = 360

const keyOf = (step: number, name: string) => `${step} ${name}`

/** The last, as they say least: what is not among the most, and who left. */
const rankOf = (name: string): number => (name === '(exit)' ? 2 : name === '(other)' ? 1 : 0)

/**
 * Columns, boxes and bands with their places in pixels; heights are shares of the total.
 * @param room pixels that there are from left to right; where names need more, the flow is wider
 */
export function flowOf(
  { total, nodes, links }: Pick<JourneysAnswer, 'total' | 'nodes' | 'links'>,
  room: number,
): Flow {
  const scale = total === 0 ? 0 : flowHeight / total
  const depth = Math.max(0, ...nodes.map(({ step }) => step))
  const columnWidth = Math.max(columnWidthMin, depth > 1 ? (room - lastWidth) / (depth - 1) : 0)
  const placed = new Map<string, FlowNode>()
  let height = 0
  for (let step = 1; step <= depth; step += 1) {
    const column = nodes
      .filter((node) => node.step === step)
      .sort((one, other) => rankOf(one.name) - rankOf(other.name) || other.count - one.count)
    let y = 0
    for (const { name, count } of column) {
      const node = {
        key: keyOf(step, name),
        step,
        name,
        count,
        x: (step - 1) * columnWidth,
        y,
        height: count * scale,
      }
      placed.set(node.key, node)
      y += Math.max(node.height, 2) + gap
    }
    height = Math.max(height, y)
  }
  const left = new Map<string, number>()
  const right = new Map<string, number>()
  const order = [...links].sort((one, other) => {
    const place = ({ step, source, target }: (typeof links)[number]) => [
      placed.get(keyOf(step, source))?.y ?? 0,
      placed.get(keyOf(step + 1, target))?.y ?? 0,
    ]
    const [sourceOne = 0, targetOne = 0] = place(one)
    const [sourceOther = 0, targetOther = 0] = place(other)
    return one.step - other.step || sourceOne - sourceOther || targetOne - targetOther
  })
  const bands = order.flatMap(({ step, source, target, count }) => {
    const from = placed.get(keyOf(step, source))
    const to = placed.get(keyOf(step + 1, target))
    if (!from || !to) return []
    const width = count * scale
    const startY = from.y + (right.get(from.key) ?? 0) + width / 2
    const endY = to.y + (left.get(to.key) ?? 0) + width / 2
    right.set(from.key, (right.get(from.key) ?? 0) + width)
    left.set(to.key, (left.get(to.key) ?? 0) + width)
    const startX = from.x + boxWidth
    const middle = (startX + to.x) / 2
    return [
      {
        key: `${from.key} → ${target}`,
        step,
        source,
        target,
        count,
        width,
        path: `M${startX},${startY}C${middle},${startY} ${middle},${endY} ${to.x},${endY}`,
      },
    ]
  })
  return {
    width: Math.max(0, depth - 1) * columnWidth + lastWidth,
    height,
    nodes: [...placed.values()],
    bands,
  }
}

/** The bands as a file. */
export const linkFile = ({ links }: Pick<JourneysAnswer, 'links'>) => ({
  headings: ['step', 'source', 'target', 'sessions'],
  rows: links.map(({ step, source, target, count }) => [step, source, target, count]),
})

/** What can be asked, as it stands in the URL. */
export interface JourneySearch {
  readonly of?: string
  readonly startAt?: string
  readonly endAt?: string
  readonly around?: string
  readonly depth?: string
  readonly merge?: string
}

const kinds = ['pages', 'sections', 'events', 'stages'] as const

/** The question that the URL says; what makes no sense there is the standard. */
export function questionOfSearch(search: JourneySearch): JourneysInput {
  const depth = Number(search.depth)
  const { around, startAt, endAt } = search
  return {
    of: kinds.find((kind) => kind === search.of) ?? 'pages',
    depth: depth >= 2 && depth <= 10 ? Math.trunc(depth) : 5,
    merge: search.merge !== 'no',
    limit: 8,
    ...(around ? { around } : { ...(startAt ? { startAt } : {}), ...(endAt ? { endAt } : {}) }),
  }
}

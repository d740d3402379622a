/**
 * The circles among rooms that import each other, each once, as short as it can be told. A room is a folder directly
 * in `src`, or a file that lies there.
 * @param {{ from: string, to: string, at: string }[]} links from one room to another, and the line where
 * @returns {{ rooms: string[], lines: string[] }[]} the rooms in order, and the line of each step
 */
export function findCircles(links) {
  const circles = new Map()
  for (const link of links) {
    const back = shortestWay(links, link.to, link.from)
    if (!back) continue
    const steps = [link, ...back]
    const key = steps
      .map((step) => step.from)
      .sort()
      .join(' ')
    if (!circles.has(key))
      circles.set(key, { rooms: steps.map((step) => step.from), lines: steps.map((step) => step.at) })
  }
  return [...circles.values()]
}

function shortestWay(links, start, goal) {
  const seen = new Set([start])
  let ways = [{ room: start, steps: [] }]
  while (ways.length > 0) {
    const next = []
    for (const way of ways) {
      if (way.room === goal) return way.steps
      for (const link of links) {
        if (link.from !== way.room || seen.has(link.to)) continue
        seen.add(link.to)
        next.push({ room: link.to, steps: [...way.steps, link] })
      }
    }
    ways = next
  }
  return undefined
}

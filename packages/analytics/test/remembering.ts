import { AnswerMemory, type ReadOptions, type Warehouse } from '@sojourn/warehouse'

/** Options of questions about some sites whose answers are remembered, as the server remembers them. */
export function remembering(warehouse: Warehouse): (siteIds: readonly string[]) => ReadOptions {
  const memory = new AnswerMemory(warehouse.writes)
  return (siteIds) => ({
    settings: { max_threads: 1 },
    remember: (key, ask, within) => memory.recall(siteIds, key, ask, within),
  })
}

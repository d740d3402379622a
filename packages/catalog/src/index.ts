export type { Catalog, First, Key, KeyKind, KeyScope, Site } from './catalog.ts'
export { isKeyText, keyForm } from './key-text.ts'
export { openCatalog } from './open-catalog.ts'

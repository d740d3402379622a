export type { Catalog, First, Key, KeyKind, KeyScope, NewKey, Site } from './catalog.ts'
export { CatalogError, type CatalogErrorCode } from './catalog-error.ts'
export { isKeyText, keyForm } from './key-text.ts'
export { openCatalog } from './open-catalog.ts'

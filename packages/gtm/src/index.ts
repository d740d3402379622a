export { followDataLayer } from './follow-data-layer.ts'

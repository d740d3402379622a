export * from '@sojourn/react'
export { Sojourn, type SojournProps } from './sojourn.tsx'

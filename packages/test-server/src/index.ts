export { type SojournProcess, startSojourn } from './start-sojourn.ts'

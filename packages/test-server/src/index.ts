export { bundleScript } from './bundle-script.ts'
export { openBrowser, type TestBrowser } from './open-browser.ts'
export { servePages, type TestPages } from './serve-pages.ts'
export { type SojournProcess, startSojourn } from './start-sojourn.ts'

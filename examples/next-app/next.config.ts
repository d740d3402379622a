import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'

const config: NextConfig = {
  // In this repository the packages are read from their sources. From npm they need neither line.
  transpilePackages: ['@sojourn/next', '@sojourn/react', '@sojourn/tracker'],
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
  // The repository checks the types of all its workspaces in one go.
  typescript: { ignoreBuildErrors: true },
}
export default config

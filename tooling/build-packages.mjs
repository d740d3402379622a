import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPackage, publishedPackages } from './packages/build-package.mjs'

/** Makes the packages that are published, each in its `dist/`; or those that are named. */
const wanted = process.argv.slice(2)
for (const name of wanted.length > 0 ? wanted : publishedPackages)
  await buildPackage(name, fileURLToPath(new URL(path.join('../packages', name, 'dist'), import.meta.url)))

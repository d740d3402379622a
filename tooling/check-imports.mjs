import { fileURLToPath } from 'node:url'
import { findImportFaults } from './imports/find-import-faults.mjs'

const faults = await findImportFaults(fileURLToPath(new URL('..', import.meta.url)))
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1

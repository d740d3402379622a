import { findMachineFault } from './find-machine-fault.mjs'

const fault = findMachineFault()
if (fault) {
  console.error(fault)
  process.exitCode = 1
}

import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tooling/longest-first.ts'

export default defineConfig({
  test: {
    include: ['{packages,apps,bench,examples,tooling}/**/*.test.{ts,tsx}'],
    globalSetup: ['tooling/vitest-global-setup.ts'],
    setupFiles: ['tooling/fix-property-seed.ts'],
    pool: 'forks',
    /** Nothing of ours is kept beside what is passed down, so files can share a process; each new one takes most of a second. */
    isolate: false,
    /**
     * Each test file may start an engine and a server of its own, about half a gigabyte. Many wait: for a disk, a browser, a
     * process that ends; a third has the processors of a small machine meanwhile.
     */
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    /** A test that starts an engine waits for it, and a property test asks it a hundred times: on a busy machine that takes long. */
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    /** What has to happen in a browser or another process may take as long; a test that polls ends as soon as it has. */
    expect: { poll: { timeout: 30_000, interval: 50 } },
  },
})

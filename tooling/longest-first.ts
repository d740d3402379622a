import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take twenty seconds and more, the longest first. Each of the others has another to run beside it at the end. */
const longest = [
  'apps/dashboard/test/dashboard.test.ts',
  'bench/src/data-sets/data-sets.test.ts',
  'apps/cli/test/commands.test.ts',
  'apps/cli/test/import.test.ts',
  'apps/cli/test/killed-erasure.test.ts',
  'apps/server/src/maintenance/change-of-rules.test.ts',
  'apps/server/src/maintenance/rebuild.test.ts',
  'apps/server/src/maintenance/audit.test.ts',
  'apps/cli/test/killed-work.test.ts',
  'examples/next-app/test/next-app.test.ts',
  'packages/catalog/src/open-catalog.test.ts',
  'apps/cli/test/kill.test.ts',
  'apps/cli/test/backup.test.ts',
  'apps/cli/test/stop.test.ts',
  'packages/tracker/test/scenarios.test.ts',
  'packages/catalog/src/dump/dump.test.ts',
  'apps/server/test/erasure.test.ts',
  'examples/shop/test/shop.test.ts',
  'apps/server/test/data-out.test.ts',
  'tooling/packages/published-packages.test.ts',
]

/** Begins with the files that take longest, so that none of them runs alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = longest.indexOf(relative(this.ctx.config.root, moduleId))
      return place < 0 ? longest.length : place
    }
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other))
  }
}

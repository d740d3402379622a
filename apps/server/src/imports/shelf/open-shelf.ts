import { openStore } from '../../object-storage/open-store.ts'
import type { S3Settings } from '../../object-storage/s3-settings.ts'
import type { ImportShelf } from './import-shelf.ts'
import { openOwnShelf } from './own-shelf.ts'
import { openSharedShelf } from './shared-shelf.ts'

/**
 * Opens the shelf where servers share a place for it, else one of this server alone.
 * @param place a folder, or `s3://bucket/prefix`
 * @param root a folder of the data directory
 */
export const openShelf = async (
  place: string | undefined,
  s3: S3Settings,
  root: string,
): Promise<ImportShelf> =>
  place === undefined ? openOwnShelf(root) : openSharedShelf(await openStore(place, s3), root)

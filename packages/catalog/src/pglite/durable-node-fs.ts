import { closeSync, fsyncSync, openSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type Init = NodeFS['init']

/** The parts of emscripten's node file system that syncing needs; `nfd` is the file descriptor, absent for folders. */
interface EmscriptenNodeFs {
  stream_ops: { fsync?: (stream: { node: object; nfd?: number }) => number }
  realPath(node: object): string
  tryFSOperation(operation: () => void): void
}

/**
 * The data directory on disk, with `fsync` meaning what it says.
 *
 * emscripten's file system for Node has no `fsync`: Postgres asks, is told that all is well, and nothing was written
 * (`fd_sync` calls `stream_ops.fsync` only where there is one). With it in place Postgres keeps its own order of log,
 * pages and control file, and a commit is on disk when it is acknowledged.
 */
export class DurableNodeFs extends NodeFS {
  override async init(...[pg, options]: Parameters<Init>): ReturnType<Init> {
    const { emscriptenOpts } = await super.init(pg, options)
    const addSync = (module: { NODEFS: unknown }): void => {
      const nodeFs = module.NODEFS as EmscriptenNodeFs
      nodeFs.stream_ops.fsync = (stream) => {
        nodeFs.tryFSOperation(() => {
          if (stream.nfd === undefined) syncFolder(nodeFs.realPath(stream.node))
          else fsyncSync(stream.nfd)
        })
        return 0
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addSync] } }
  }
}

function syncFolder(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

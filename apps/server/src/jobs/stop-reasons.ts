/** Why a run is to end before it is done. */
class RunStopped extends Error {
  override readonly name = 'RunStopped'
}

/** What the signal of a run can be aborted with. */
export const stopReasons = {
  cancelled: new RunStopped('It was cancelled.'),
  /** The next server goes on with it. */
  stopping: new RunStopped('The server stopped.'),
  /** Another server has it by now, or may have. */
  lost: new RunStopped('Another server took it over.'),
  tooLong: new RunStopped('It took longer than it may.'),
} as const

import { isMainThread } from 'node:worker_threads'
import { runChild } from './run-child.ts'
import { runStreamThread } from './stream-thread.ts'

if (isMainThread) runChild()
else runStreamThread()

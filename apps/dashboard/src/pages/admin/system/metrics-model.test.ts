import { describe, expect, it } from 'vitest'
import { formatBytes, readMetrics } from './metrics-model.ts'

describe('the figures of a server', () => {
  it('are read from its metrics, added up over their labels', () => {
    const text = [
      '# HELP requests_total Requests',
      'requests_total{status="200"} 40',
      'requests_total{status="404"} 2',
      'process_resident_memory_bytes 3.5e8',
      '',
    ].join('\n')
    expect([...readMetrics(text)]).toEqual([
      ['requests_total', 42],
      ['process_resident_memory_bytes', 350_000_000],
    ])
  })

  it('are bytes as people say them', () => {
    expect([undefined, 0, 999, 354_889_728, 1_250_000_000].map(formatBytes)).toEqual([
      '–',
      '0 B',
      '999 B',
      '355 MB',
      '1.3 GB',
    ])
  })
})

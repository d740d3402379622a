import { dimensions, metrics } from '@sojourn/analytics'
import { type Vocabulary, vocabularySchema } from '@sojourn/contract'
import { room } from '../../rooms/room.ts'

const vocabulary: Vocabulary = {
  metrics: [...metrics.values()].map(({ name, sentence, unit }) => ({ name, sentence, unit })),
  dimensions: [...dimensions.values()].map(({ name, sentence }) => ({ name, sentence })),
}

export const analyticsMetrics = () =>
  room({
    guard: 'read',
    method: 'get',
    path: '/api/v1/analytics/metrics',
    tag: 'Analytics',
    summary: 'What questions can be asked for, and by',
    description: 'Every figure and every dimension with what it is, as this version knows them.',
    answers: { 200: { description: 'The figures and dimensions', schema: vocabularySchema } },
    handle: ({ c }) => c.json(vocabulary),
  })

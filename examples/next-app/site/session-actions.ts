'use server'

import {
  createSessionActions,
  type FunnelQuestion,
  type SessionsQuestion,
  type StatsQuestion,
} from '@sojourn/next/server'
import { cookies } from 'next/headers'
import { identity, tokenCookie } from './identity.ts'
import { settings } from './settings.ts'

const actions = createSessionActions(() => ({
  ...settings(),
  identity: identity(),
  token: async () => (await cookies()).get(tokenCookie)?.value,
}))

export const getSessions = async (question?: SessionsQuestion) => actions.getSessions(question)
export const getJourneyFunnels = async (question?: FunnelQuestion) => actions.getJourneyFunnels(question)
export const getSessionStats = async (question?: StatsQuestion) => actions.getSessionStats(question)

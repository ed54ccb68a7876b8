// Durable solutions on the server: the four things that a return needs are read from the story of the track itself.

import { daysSince, latest } from '../cases/facts/server.ts'
import type { TrackFeature } from '../tracks/execute.ts'
import { solutionMachine } from './solution.ts'

export const solutionFeature: TrackFeature = {
  machine: solutionMachine,
  facts: {
    async consentAgeDays(ctx, track) {
      const agreed = await latest(ctx, track, ['agree', 'consent_again'])
      return agreed && daysSince(ctx, agreed.at)
    },
    riskPositive: async (ctx, track) => (await latest(ctx, track, ['assess_risk', 'find_unsafe']))?.facts['safe'] === true,
    receiverAccepted: async (ctx, track) => (await latest(ctx, track, ['confirm_receiver']))?.facts['accepts'] === true,
    proceedingsConsidered: async (ctx, track) => (await latest(ctx, track, ['consider_proceedings'])) !== undefined,
  },
}

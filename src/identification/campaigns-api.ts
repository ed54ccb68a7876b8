// Posters and what comes by them. Whoever scans one is counted when they write, and by nothing else.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import type { StaffRole } from '../api/roles.ts'
import { Day, Id } from '../api/words.ts'
import { campaignPlaces, isCampaignCode } from './campaigns.ts'

const campaignRoles = ['hotline', 'supervisor', 'coordinator'] as const satisfies readonly StaffRole[]

export const CampaignCode = z.string().refine(isCampaignCode)

/** Nothing where it is fewer than are told. */
const Told = z.int().nullable()

export const campaignsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/campaigns',
    summary:
      'Posters of my organisation with the requests that came by each, by month and none of few, and the share of writers who come back',
    who: campaignRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      fewest: z.int(),
      publicUrl: z.string(),
      languages: z.array(z.string()),
      campaigns: z.array(
        z.object({
          id: Id,
          code: z.string(),
          place: z.enum(campaignPlaces),
          madeOn: Day,
          endedOn: Day.nullable(),
          contacts: Told,
          thisMonth: Told,
        }),
      ),
      /** Of the requests from the public page whose words are kept: how many, and how many of a hundred came back. */
      back: z.object({ asked: Told, share: z.int().nullable() }),
    }),
    problems: [],
  }),
  make: endpoint({
    method: 'POST',
    path: '/api/campaigns',
    summary: 'A new poster: its code, and in what kind of place it hangs',
    who: campaignRoles,
    audit: 'campaign.make',
    perMinute: 20,
    input: strict({ id: Id, code: CampaignCode, place: z.enum(campaignPlaces) }),
    output: z.object({ id: Id }),
    problems: ['conflict', 'too-many'],
  }),
  end: endpoint({
    method: 'POST',
    path: '/api/campaigns/{id}/end',
    summary:
      'It hangs no more: what comes by its code is not counted any longer, and the code still leads to the form',
    who: campaignRoles,
    audit: 'campaign.end',
    input: strict({ id: Id }),
    output: z.object({ id: Id }),
    problems: ['not-found'],
  }),
} as const

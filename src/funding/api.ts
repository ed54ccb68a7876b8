// Money for whoever helps: calls of those who pay, applications line by line, awards, claims from what was really given, and how long
// each payment took. Totals of an organisation alone; no answer holds anything about a case or a person.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Code, Day, Id } from '../api/words.ts'
import { serviceCodes } from '../directory/kinds.ts'
import { currencyCode } from '../organisations/network-facts.ts'
import { awardReasons, callRules, costs, mostLines, mostMoney, units } from './codes.ts'
import { applicants, fundingRoles, payers } from './roles.ts'

const Organisation = z.int().positive()
/** In the smallest unit of the currency. */
const Money = z.int().min(1).max(mostMoney)
const Sum = z.int().min(0)
const Line = z.int().min(1).max(mostLines)

const Call = z.object({
  id: Id,
  organisation: Organisation,
  purpose: Code,
  district: z.string().nullable(),
  coreCosts: z.boolean(),
  currency: z.string(),
  budget: Sum,
  rules: z.array(z.enum(callRules)),
  closesOn: Day,
  payDays: z.int(),
  /** Whether my organisation opened it. */
  isMine: z.boolean(),
  /** How many have applied; told to whoever opened it. */
  applications: z.int().nullable(),
  /** The application of my organisation. */
  myTrack: Id.nullable(),
})
export type Call = z.infer<typeof Call>

const Application = z.object({
  track: Id,
  call: Id,
  purpose: Code,
  district: z.string().nullable(),
  currency: z.string(),
  coreCosts: z.boolean(),
  payDays: z.int(),
  /** Who asks, and who pays. */
  house: Organisation,
  funder: Organisation,
  side: z.enum(['holder', 'other']),
  state: Code,
  version: z.int(),
  asked: Sum,
  awarded: Sum.nullable(),
  claimed: Sum,
  paid: Sum,
  fromDay: Day.nullable(),
  until: Day.nullable(),
  reasons: z.array(z.enum(awardReasons)),
  claims: z.array(
    z.object({
      id: Id,
      claimedOn: Day,
      dueOn: Day,
      paidOn: Day.nullable(),
      /** From the claim to the payment, or to today. */
      days: z.int(),
      amount: Sum,
    }),
  ),
})
export type Application = z.infer<typeof Application>

const BudgetLine = z.object({
  line: Line,
  cost: z.enum(costs),
  unit: z.enum(units).nullable(),
  units: z.int(),
  price: Sum,
  asked: Sum,
  awarded: Sum.nullable(),
  claimed: Sum,
  paid: Sum,
  unitsClaimed: z.int(),
  /** What can be claimed now, in units or as an amount; told to whoever asks for the money. */
  left: z.int().nullable(),
})
export type BudgetLine = z.infer<typeof BudgetLine>

const Tracked = z.object({ track: Id, state: Code, version: z.int() })

export const fundingApi = {
  calls: endpoint({
    method: 'GET',
    path: '/api/funding/calls',
    summary: 'Calls that are open, and all that my organisation opened',
    who: fundingRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ calls: z.array(Call) }),
    problems: [],
  }),
  openCall: endpoint({
    method: 'POST',
    path: '/api/funding/calls',
    summary:
      'Open a call: for which help where, whether core costs are paid too, how much, under which rules',
    who: payers,
    audit: 'funding.open_call',
    input: strict({
      id: Id,
      purpose: z.enum(serviceCodes as [string, ...string[]]),
      district: z.string().min(1).max(60).nullable(),
      coreCosts: z.boolean(),
      currency: z.string().regex(currencyCode),
      budget: Money,
      rules: z.array(z.enum(callRules)).max(callRules.length),
      closesOn: Day,
      payDays: z.int().min(1).max(30),
    }),
    output: z.object({ id: Id }),
    problems: ['invalid', 'conflict'],
  }),
  endCall: endpoint({
    method: 'POST',
    path: '/api/funding/calls/{id}/end',
    summary: 'Nobody can apply to this call any more; who has applied is decided on',
    who: payers,
    audit: 'funding.end_call',
    input: strict({ id: Id }),
    output: z.object({ isEnded: z.boolean() }),
    problems: ['not-found'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/funding',
    summary: 'Applications on whose one side my organisation stands, with what was awarded, claimed and paid',
    who: fundingRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ applications: z.array(Application) }),
    problems: [],
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/funding/{track}',
    summary: 'One application with its budget lines, and what can be claimed now',
    who: fundingRoles,
    audit: 'none',
    input: strict({ track: Id }),
    output: z.object({ application: Application, lines: z.array(BudgetLine) }),
    problems: ['not-found'],
  }),
  apply: endpoint({
    method: 'POST',
    path: '/api/funding/applications',
    summary:
      'Write down what an organisation asks of a call, line by line; it is sent by the step that applies',
    who: applicants,
    audit: 'funding.new',
    input: strict({
      track: Id,
      call: Id,
      lines: z
        .array(
          strict({
            cost: z.enum(costs),
            unit: z.enum(units).nullable(),
            units: z.int().min(1).max(1_000_000),
            price: Money,
          }),
        )
        .min(1)
        .max(mostLines),
    }),
    output: Tracked,
    problems: ['not-found', 'refused', 'conflict', 'invalid'],
  }),
  award: endpoint({
    method: 'POST',
    path: '/api/funding/{track}/award',
    summary: 'Award money for each line, for a time, with reasons',
    who: payers,
    audit: 'funding.award',
    input: strict({
      track: Id,
      fromDay: Day,
      until: Day,
      reasons: z.array(z.enum(awardReasons)).min(1).max(awardReasons.length),
      lines: z
        .array(strict({ line: Line, awarded: Sum.max(mostMoney) }))
        .min(1)
        .max(mostLines),
    }),
    output: Tracked,
    problems: ['not-found', 'refused', 'stale', 'invalid'],
  }),
  claim: endpoint({
    method: 'POST',
    path: '/api/funding/{track}/claims',
    summary:
      'Claim money: units that were really given and that nobody has paid for, and amounts of other lines',
    who: applicants,
    audit: 'funding.claim',
    input: strict({
      id: Id,
      track: Id,
      /** `count`: units of a line that is counted, an amount of one that is not. */
      lines: z
        .array(strict({ line: Line, count: Money }))
        .min(1)
        .max(mostLines),
    }),
    output: Tracked,
    problems: ['not-found', 'refused', 'stale', 'conflict', 'invalid'],
  }),
  pay: endpoint({
    method: 'POST',
    path: '/api/funding/{track}/claims/{id}/paid',
    summary: 'Say that a claim was paid',
    who: payers,
    audit: 'funding.pay',
    input: strict({ id: Id, track: Id }),
    output: Tracked,
    problems: ['not-found', 'refused', 'stale'],
  }),
}

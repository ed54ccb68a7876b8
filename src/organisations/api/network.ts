// What is kept up of the network after its first hour: who was brought in and has not come yet, what an organisation says of
// itself to the others, and the numbers and words that stand on every public page.

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { Code, Instant, Language } from '../../api/words.ts'
import { organisationKinds } from '../kinds.ts'
import { currencyCode, dialled } from '../network-facts.ts'

export const NetworkName = z.string().trim().min(2).max(80)
export const Emergency = z.string().trim().regex(dialled)
/** Nothing where the network has no hotline that is telephoned. */
export const Hotline = z.union([z.literal(''), z.string().trim().regex(dialled)])
export const Currency = z.string().regex(currencyCode)

const facts = { name: NetworkName, emergency: Emergency, hotline: Hotline, currency: Currency }
const ours = {
  phone: z.union([z.literal(''), z.string().trim().regex(dialled)]),
  district: z.string().trim().max(40),
  listed: z.boolean(),
}

/** What is told is what was written, by whatever rule that was taken then. */
const FactsTold = z.object({
  name: z.string(),
  emergency: z.string(),
  hotline: z.string(),
  currency: z.string(),
})
/** Empty where it is not said. */
const PaidBy = z.string().trim().max(200)
const Introduction = z.object({ languages: z.array(z.string()), paidBy: z.string() })
const OursTold = z.object({ phone: z.string(), district: z.string(), listed: z.boolean() })

export const networkApi = {
  awaited: endpoint({
    method: 'GET',
    path: '/api/network/awaited',
    summary:
      'Organisations that were brought in and have no key yet, and whether their administrator has joined',
    who: ['coordinator'],
    audit: 'none',
    input: strict({}),
    output: z.object({
      organisations: z.array(
        z.object({
          id: z.int(),
          kind: z.enum(organisationKinds),
          name: z.string(),
          handle: z.string(),
          joined: z.boolean(),
          /** Until when the invitation is good; null where it was used, or another organisation made it. */
          until: Instant.nullable(),
        }),
      ),
    }),
    problems: [],
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/api/network/awaited/{organisation}/take-back',
    summary: 'The invitation of an organisation that nobody has joined is void, and its handle free again',
    who: ['coordinator'],
    audit: 'organisation.take-back',
    input: strict({ organisation: z.coerce.number().int().positive() }),
    output: z.object({ takenBack: z.boolean() }),
    problems: ['not-found'],
  }),
  ours: endpoint({
    method: 'GET',
    path: '/api/network/ours',
    summary: 'What my organisation says of itself to the network and the public',
    who: ['administrator'],
    audit: 'none',
    input: strict({}),
    output: OursTold,
    problems: [],
  }),
  describe: endpoint({
    method: 'POST',
    path: '/api/network/ours',
    summary: 'Change what my organisation says of itself; its name was signed when it came in, and stays',
    who: ['administrator'],
    audit: 'organisation.describe',
    input: strict(ours),
    output: OursTold,
    problems: [],
  }),
  introduction: endpoint({
    method: 'GET',
    path: '/api/network/ours/introduction',
    summary:
      'In which languages my organisation answers the public, and who pays for it, as the public page says',
    who: ['administrator'],
    audit: 'none',
    input: strict({}),
    output: Introduction,
    problems: [],
  }),
  introduce: endpoint({
    method: 'POST',
    path: '/api/network/ours/introduction',
    summary: 'Say it anew; the public page shows it from the next request on',
    who: ['administrator'],
    audit: 'organisation.introduce',
    input: strict({ languages: z.array(Language).max(30), paidBy: PaidBy }),
    output: Introduction,
    problems: [],
  }),
  designation: endpoint({
    method: 'GET',
    path: '/api/network/ours/designation',
    summary:
      'Under which entry of the country’s list of first responders my organisation stands there by name, and the list',
    who: ['administrator'],
    audit: 'none',
    input: strict({}),
    output: z.object({
      designation: Code.nullable(),
      list: z.array(z.object({ code: Code, label: z.record(z.string(), z.string()) })),
    }),
    problems: [],
  }),
  designate: endpoint({
    method: 'POST',
    path: '/api/network/ours/designation',
    summary: 'Say under which entry of that list my organisation stands; nothing where it does not',
    who: ['administrator'],
    audit: 'organisation.designate',
    input: strict({ designation: Code.nullable() }),
    output: z.object({ designation: Code.nullable() }),
    problems: ['invalid'],
  }),
  facts: endpoint({
    method: 'GET',
    path: '/api/network',
    summary: 'What the network is called, the numbers on its public pages, its currency',
    who: ['coordinator'],
    audit: 'none',
    input: strict({}),
    output: FactsTold,
    problems: [],
  }),
  change: endpoint({
    method: 'POST',
    path: '/api/network',
    summary: 'Change them; the public pages show it from the next request on',
    who: ['coordinator'],
    audit: 'network.change',
    stepUp: true,
    input: strict(facts),
    output: FactsTold,
    problems: [],
  }),
}

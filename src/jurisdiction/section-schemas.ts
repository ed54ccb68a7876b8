// Parts of a pack of which a country has one of each kind, what it owes and what it calls things, field by field.

import { z } from 'zod'
import { staffRoles } from '../api/roles.ts'
import { Day } from '../api/words.ts'
import { youngestAdult } from './child-rules.ts'
import { figureTables, reportMonths } from './report-rules.ts'
import { returnNeeds } from './return-rules.ts'
import { Name, SourceId, Words } from './schema-words.ts'
import { deskKinds, matchings } from './switches.ts'
import { termIds } from './terms.ts'

export const Children = z.strictObject({
  adultFrom: z.int().min(youngestAdult).max(25),
  ownPageFrom: z.int().min(6).max(18),
  inDoubt: Words(300),
  guardian: Words(300),
  guardianDays: z.int().min(0).max(365).nullable(),
  adultFromSource: SourceId,
  ownPageFromSource: SourceId,
  inDoubtSource: SourceId,
  guardianSource: SourceId,
  guardianDaysSource: SourceId,
})

export const Return = z.strictObject({
  needs: z
    .array(z.strictObject({ what: z.enum(returnNeeds), source: SourceId }))
    .min(1)
    .max(returnNeeds.length),
  freshDays: z.int().min(1).max(90),
  waitDays: z.int().min(0).max(365),
  assessedBy: Words(300),
  freshDaysSource: SourceId,
  waitDaysSource: SourceId,
  assessedBySource: SourceId,
})

export const SwitchesOfLaw = z.strictObject({
  matching: z.enum(matchings),
  visits: z.array(z.enum(staffRoles)).max(staffRoles.length),
  firstDesk: z.enum(deskKinds),
  firstDeskOfChild: z.enum(deskKinds),
  matchingSource: SourceId,
  visitsSource: SourceId,
  firstDeskSource: SourceId,
  firstDeskOfChildSource: SourceId,
})

export const Report = z.strictObject({
  id: Name,
  to: Words(120),
  what: Words(300),
  from: z.enum(figureTables),
  everyMonths: z.literal([...reportMonths]),
  firstOn: Day.nullable(),
  source: SourceId,
})

export const Term = z.strictObject({ id: z.enum(termIds), label: Words(120), source: SourceId })

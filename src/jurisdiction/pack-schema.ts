// What a pack's file may say, field by field. The same schema is published as JSON Schema (jurisdictions/pack.schema.json), so
// that an editor helps whoever writes one. On the server only: a browser gets packs that were checked.

import { z } from 'zod'
import { staffRoles } from '../api/roles.ts'
import { Day } from '../api/words.ts'
import { claimMatters, routeKinds } from './compensation.ts'
import { stages, statusKinds } from './define.ts'
import { formFacts, formSums, notifiedOffices } from './forms.ts'
import { holdParts, penaltySides } from './penalty-rules.ts'
import { appealedFrom, appealedKinds } from './appeal-limits.ts'
import { hourIsOf, notInTreaty, reportingKinds } from './reporting.ts'
import { letterReaders, shown, type Shown } from './stay-rules.ts'
import { Line, Name, SourceId, Words } from './schema-words.ts'
import { Children, Report, Return, SwitchesOfLaw, Term } from './section-schemas.ts'
import { courtMeasures, statementStages } from './testimony-rules.ts'

/** Nothing: not known. `none`: the law sets no limit. */
const Length = z.union([z.number().min(0).max(10_000), z.literal('none'), z.null()])
const Checked = z.strictObject({ by: Line(100), on: Day })
const Basis = z.enum(['law', 'house'])
const Event = z.string().regex(/^[a-z_]+\.[a-z_]+$/)

const EndRule = z.enum(['fixed', 'minimum', 'later-of', 'until-event'])

const Unit = z.enum(['hours', 'days', 'working-days', 'months'])

const Clock = z.strictObject({
  id: Name,
  length: Length.optional(),
  unit: Unit.optional(),
  rule: EndRule.optional(),
  until: Event.optional(),
  source: SourceId,
  basis: Basis.optional(),
  checked: Checked.optional(),
  reviewBy: Day.optional(),
  urgent: z.literal(true).optional(),
  effective: z
    .array(z.strictObject({ from: Day, length: Length, source: SourceId.optional() }))
    .min(1)
    .max(40)
    .optional(),
  label: Words(80).optional(),
  starts: z
    .array(
      z.strictObject({
        on: Event,
        ages: z
          .array(z.enum(['adult', 'child', 'unsure']))
          .min(1)
          .optional(),
        from: Name.optional(),
        /** The answers of the move with which it begins; left out, with any. */
        answers: z.record(Name, z.array(Name).min(1).max(20)).optional(),
        owner: z.enum(['holder', 'other']),
      }),
    )
    .max(20)
    .optional(),
  stops: z.array(Event).max(20).optional(),
})

const Source = z.strictObject({
  id: SourceId,
  cite: Line(300),
  /** How far our words go by it; shown in the rules of the country, and on no paper that leaves it. */
  remark: Line(300).optional(),
  basis: z.enum(['seen', 'remembered', 'house']),
  url: z
    .url({ protocol: /^https?$/ })
    .max(400)
    .optional(),
  since: Day.optional(),
  seenOn: Day.optional(),
})

const Determination = z.strictObject({
  stage: z.enum(stages),
  label: Words(80),
  test: Words(300).optional(),
  decidedBy: Words(200).optional(),
  follows: Words(300).optional(),
  source: SourceId,
  notBefore: z
    .strictObject({
      days: z.int().min(1).max(1000),
      source: SourceId,
      basis: Basis,
      checked: Checked.optional(),
    })
    .optional(),
})

const Status = z.strictObject({
  code: Name,
  kind: z.enum(statusKinds),
  label: Words(80),
  maxMonths: z.int().min(1).max(600).nullable(),
  renewable: z.boolean().nullable(),
  work: z.boolean().nullable(),
  leadsTo: z.strictObject({ code: Name, afterMonths: z.int().min(0).max(600) }).optional(),
  grounds: z
    .strictObject({
      needs: z.array(Name).min(1).max(20).optional(),
      oneOf: z.array(Name).min(2).max(20).optional(),
      against: z.array(Name).min(1).max(20).optional(),
    })
    .optional(),
  papers: z
    .array(z.strictObject({ id: Name, label: Words(120) }))
    .min(1)
    .max(20)
    .optional(),
  family: z.boolean().nullable().optional(),
  source: SourceId,
})

const Question = z.strictObject({ id: Name, text: Words(300), source: SourceId })

const Letter = z.strictObject({
  id: Name,
  to: z.enum(letterReaders),
  at: z.array(Event).min(1).max(20),
  title: Words(120),
  lines: z
    .array(z.strictObject({ shows: z.enum(Object.keys(shown) as [Shown, ...Shown[]]), text: Words(600) }))
    .min(1)
    .max(20),
  source: SourceId,
})
const Reporting = z.strictObject({
  id: Name,
  kind: z.enum(reportingKinds),
  roles: z.array(z.enum(staffRoles)).min(1).max(staffRoles.length),
  text: Words(300),
  within: z.strictObject({ hours: z.int().min(1).max(720), of: z.enum(hourIsOf) }).optional(),
  source: SourceId,
})
const InspectorMustReport = z.strictObject({
  is: z.union([z.boolean(), z.literal(notInTreaty)]),
  source: SourceId,
})
/** Money or a percentage, as it is written: never a fraction of a machine's. */
const Decimal = z.string().regex(/^\d{1,6}(\.\d{1,2})?$/)
const Compensation = z.strictObject({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  leastPay: z.array(z.strictObject({ from: Day, hour: Decimal, source: SourceId })).max(60),
  overtime: z
    .strictObject({ over: z.int().min(1).max(168), percent: z.int().min(1).max(300), source: SourceId })
    .optional(),
  interest: z.strictObject({ percent: Decimal, source: SourceId }).optional(),
  arrears: z.strictObject({ rate: z.literal('present'), source: SourceId }).optional(),
  routes: z
    .array(
      z.strictObject({
        id: Name,
        kind: z.enum(routeKinds),
        matter: z.enum(claimMatters),
        label: Words(120),
        reachesBack: z.int().min(1).max(600).optional(),
        limit: z.union([
          z.strictObject({
            length: z.int().min(1).max(10_000),
            unit: z.enum(['days', 'months']),
            from: z.enum(['begin', 'end']),
            lessDays: z.int().min(1).max(7).optional(),
          }),
          z.literal('none'),
          z.null(),
        ]),
        source: SourceId,
      }),
    )
    .max(20),
})
const Appeal = z.strictObject({
  id: Name,
  of: z.enum(appealedKinds),
  from: z.enum(appealedFrom),
  label: Words(120),
  limit: z.union([
    z.strictObject({ length: z.int().min(1).max(10_000), unit: z.enum(['days', 'months']) }),
    z.literal('none'),
    z.null(),
  ]),
  source: SourceId,
})
const Privilege = z.strictObject({
  subpoenaIsOrder: z.boolean(),
  says: z
    .array(z.strictObject({ text: Words(300), source: SourceId }))
    .min(1)
    .max(10),
  source: SourceId,
})
const Testimony = z.strictObject({
  measures: z.array(z.enum(courtMeasures)).min(1).max(courtMeasures.length),
  statements: z.array(z.enum(statementStages)).min(1).max(statementStages.length),
  mustCome: z.boolean(),
  statementsSource: SourceId,
  source: SourceId,
})
const Tag = z.string().regex(/^[a-z]{2,3}$/)

const Notice = z.strictObject({
  id: Name,
  at: z.array(Event).min(1).max(40),
  since: Day.optional(),
  until: Day.optional(),
  text: Words(400),
  source: SourceId,
})

const Consent = z.strictObject({
  adultReferral: z.enum(['required', 'told']),
  childReferral: z.enum(['best-interests', 'duty']),
  releaseMaxDays: z.int().min(1).max(366),
  adultReferralSource: SourceId,
  childReferralSource: SourceId,
  releaseSource: SourceId,
})

const FirstResponders = z.union([
  z.literal('any'),
  z.array(z.strictObject({ code: Name, label: Words(80), kinds: z.array(Name).max(20).optional() })).max(100),
])

const Weekend = z.array(z.int().min(1).max(7)).max(6)
const Holidays = z.strictObject({
  region: Line(80),
  lastChecked: z.int().min(2000).max(2200),
  days: z.array(Day).max(2000),
})
const Mechanism = z.strictObject({ label: Words(200), for: z.enum(penaltySides), source: SourceId })
const HoldLetter = z.strictObject({
  title: Words(120),
  holds: z.array(z.enum(holdParts)).min(1).max(holdParts.length),
  says: z.array(Words(400)).min(1).max(10),
  parts: z.partialRecord(z.enum(holdParts), Words(120)).optional(),
  basis: z
    .array(z.strictObject({ text: Words(400), source: SourceId }))
    .min(1)
    .max(10),
})

const FormField = z.strictObject({
  id: Name,
  label: Words(120),
  from: z.enum([...formFacts, ...formSums]).optional(),
  must: z.literal(true).optional(),
  identifies: z.literal(true).optional(),
})
const Form = z.strictObject({
  id: Name,
  about: z.enum(['case', 'house']),
  notifies: z.array(z.enum(notifiedOffices)).min(1).max(notifiedOffices.length).optional(),
  title: Words(120),
  edition: Words(300),
  editionOn: Day.optional(),
  until: Day.optional(),
  replaces: Name.optional(),
  changed: Words(600).optional(),
  href: z
    .url({ protocol: /^https?$/ })
    .max(400)
    .optional(),
  blocks: z
    .array(z.strictObject({ title: Words(120), fields: z.array(FormField).min(1).max(60) }))
    .min(1)
    .max(20),
  source: SourceId,
})

export const PackSchema = z.strictObject({
  $schema: z.string().max(200).optional(),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/),
  title: Words(80),
  inherits: z.string().max(30).optional(),
  sources: z.array(Source).max(200).optional(),
  clocks: z.array(Clock).max(500).optional(),
  determinations: z.array(Determination).max(20).optional(),
  statuses: z.array(Status).max(50).optional(),
  consent: Consent.partial().optional(),
  children: Children.partial().optional(),
  return: Return.partial().optional(),
  switches: SwitchesOfLaw.partial().optional(),
  reports: z.array(Report).max(40).optional(),
  terms: z.array(Term).max(10).optional(),
  firstResponders: FirstResponders.optional(),
  firstRespondersSource: SourceId.optional(),
  weekend: Weekend.optional(),
  holidays: Holidays.optional(),
  nonPunishment: z.array(Mechanism).max(20).optional(),
  holdLetter: HoldLetter.optional(),
  forms: z.array(Form).max(30).optional(),
  notices: z.array(Notice).max(200).optional(),
  questions: z.array(Question).max(60).optional(),
  letters: z.array(Letter).max(30).optional(),
  reporting: z.array(Reporting).max(60).optional(),
  inspectorMustReport: InspectorMustReport.optional(),
  privilege: Privilege.optional(),
  testimony: Testimony.optional(),
  appeals: z.array(Appeal).max(40).optional(),
  compensation: Compensation.optional(),
  authority: Words(120).optional(),
  language: Tag.optional(),
})

/** Where a rule stands, of what a pack that builds on nothing may leave unsaid. */
const said = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [`${name}Source`, z.string()])) as Record<
    `${Name}Source`,
    z.ZodString
  >

/** A pack as whoever works under it may read it: with all that it takes from the packs that it builds on. */
export const PackOut = z.object({
  id: z.string(),
  title: Words(80),
  bases: z.array(z.string()),
  clocks: z.array(Clock.extend({ length: Length, unit: Unit, basis: Basis, rule: EndRule })),
  determinations: z.array(Determination),
  statuses: z.array(Status),
  consent: Consent.extend({
    adultReferralSource: z.string(),
    childReferralSource: z.string(),
    releaseSource: z.string(),
  }),
  children: Children.extend(said('adultFrom', 'ownPageFrom', 'inDoubt', 'guardian', 'guardianDays')),
  return: Return.extend(said('freshDays', 'waitDays', 'assessedBy')),
  switches: SwitchesOfLaw.extend(said('matching', 'visits', 'firstDesk', 'firstDeskOfChild')),
  reports: z.array(Report),
  terms: z.array(Term),
  firstResponders: FirstResponders,
  firstRespondersSource: z.string(),
  weekend: Weekend,
  holidays: Holidays.extend({ region: z.string(), lastChecked: z.int() }),
  nonPunishment: z.array(Mechanism),
  holdLetter: HoldLetter,
  forms: z.array(Form),
  notices: z.array(Notice),
  questions: z.array(Question),
  letters: z.array(Letter),
  reporting: z.array(Reporting),
  appeals: z.array(Appeal),
  inspectorMustReport: InspectorMustReport.optional(),
  privilege: Privilege.optional(),
  testimony: Testimony.optional(),
  compensation: Compensation,
  authority: Words(120),
  language: z.string(),
  sources: z.array(Source),
})

/** The schema as it is published, for editors and for programs of others. */
export const schemaFile = (): string =>
  `${JSON.stringify({ title: 'A pack: the rules of a jurisdiction', ...z.toJSONSchema(PackSchema) }, null, 2)}\n`

// Rules as rows that stand above the panel of a process, too, or beside it: their words come with the rooms. The other sections have files of
// their own, and words that are fetched when somebody reads them.

import type { StatusRule, Words } from '../jurisdiction/define.ts'
import { asksOf } from '../jurisdiction/routes.ts'
import type { Law } from './law-of.ts'
import { figureOn } from '../jurisdiction/figure.ts'
import {
  citation,
  citationOfDated,
  lengthWords,
  markOf,
  rowOf,
  stateOf,
  type RuleRow,
  type Saying,
} from './rule-row.ts'

export { moneyRows } from './money-rows.ts'
export { privilegeRows } from './privilege-rows.ts'
export { testimonyRows } from './testimony-rows.ts'
export { childRows, switchRows } from './whole-rows.ts'

type Clock = Law['clocks'][number]

function decisionRow(law: Law, one: Law['determinations'][number], say: Saying): RuleRow {
  const { t } = say
  const words = (part: unknown) => (part ? [say.inWords(part as Words)] : [])
  const bar = one.notBefore
  return {
    id: one.label['en']!,
    title: say.inWords(one.label as Words),
    detail: [
      t(`law.stage.${one.stage}`),
      ...words(one.test),
      ...words(one.decidedBy),
      ...words(one.follows),
      ...(bar
        ? [
            t('law.notBefore', { days: bar.days }),
            citation(law, bar.source, say),
            stateOf(bar, law, say).words,
          ]
        : []),
      citation(law, one.source, say),
    ],
    state: stateOf(one, law, say),
  }
}

/** `status.granted` as it is told. */
function whereWords(where: string, { t }: Saying): string {
  const [kind, state] = where.split('.') as [string, string]
  return `${t(`${kind}.name`)}: ${t(`${kind}.state.${state}`)}`
}

function noticeRow(law: Law, one: Law['notices'][number], say: Saying): RuleRow {
  const { t, day } = say
  return {
    id: one.id,
    title: say.inWords(one.text as Words),
    detail: [
      ...one.at.map((where) => whereWords(where, say)),
      ...(one.since === undefined ? [] : [t('law.since', { day: day(one.since) })]),
      ...(one.until === undefined ? [] : [t('law.to', { day: day(one.until) })]),
      one.since === undefined ? citation(law, one.source, say) : citationOfDated(law, one.source, say),
    ],
    state: stateOf(one, law, say),
  }
}

const penaltyRow = (law: Law, one: Law['nonPunishment'][number], say: Saying): RuleRow => ({
  id: one.label['en']!,
  title: say.inWords(one.label as Words),
  detail: [say.t(`law.for.${one.for}`), citation(law, one.source, say)],
  state: stateOf(one, law, say),
})

/** The letter that asks for a hold: its words, what it may tell of the person, and on what ground. */
function holdRow(law: Law, say: Saying): RuleRow {
  const { title, says, holds, basis, parts = {} } = law.holdLetter
  const states = basis.map((ground) => stateOf(ground, law, say))
  return {
    id: 'hold-letter',
    title: say.inWords(title as Words),
    detail: [
      ...says.map((words) => say.inWords(words as Words)),
      holds.map((part) => say.inWords(parts[part] as Words)).join(' · '),
      ...basis.flatMap(({ text, source }) => [say.inWords(text as Words), citation(law, source, say)]),
    ],
    state: states.find(({ sure }) => !sure) ?? states[0]!,
  }
}

function returnRows(law: Law, say: Saying): RuleRow[] {
  const { return: rules } = law
  const { t } = say
  const row = rowOf(law, say)
  const isUnseen = (source: string) => law.sources.find(({ id }) => id === source)?.basis === 'remembered'
  return [
    ...rules.needs.flatMap(({ what, source }) =>
      row(
        `return.${what}`,
        [
          t(`returnDesk.guard.${what}`, { days: rules.freshDays }),
          ...(isUnseen(source) ? [t('law.return.noBar')] : []),
        ].join(' · '),
        source,
      ),
    ),
    ...row('return.freshDays', t('law.return.freshDays', { count: rules.freshDays }), rules.freshDaysSource),
    ...row('return.waitDays', t('law.return.waitDays', { count: rules.waitDays }), rules.waitDaysSource),
    ...row('return.assessedBy', say.inWords(rules.assessedBy as Words), rules.assessedBySource),
  ]
}

const termRows = (law: Law, say: Saying): RuleRow[] =>
  law.terms.map((one) => ({
    id: `term.${one.id}`,
    title: say.inWords(one.label as Words),
    detail: [say.t(`terms.${one.id}`), citation(law, one.source, say)],
    state: stateOf(one, law, say),
  }))

/** `identification.decide_final_positive` as it is told. */
const eventWords = (event: string, { t }: Saying): string => t(event.replace('.', '.done.'))

export function clockRow(law: Law, clock: Clock, say: Saying): RuleRow {
  const { t, day, inWords } = say
  const { length } = figureOn(clock, say.today)
  const value = lengthWords(length, clock.unit, say)
  const atLeast = clock.rule === 'minimum' || clock.rule === 'later-of'
  const from = (date: string) => (date < '1000' ? t('law.before') : t('law.since', { day: day(date) }))
  const starts = clock.starts?.map(({ on, ages = [], from: answer, owner }) =>
    t('law.begins', {
      event: eventWords(on, say),
      ages: ages.map((age) => t(`code.${age}`)).join(', '),
      from: answer === undefined ? '' : t(`ask.${answer}`),
      owner: t(`law.owner.${owner}`),
    }),
  )
  return {
    id: clock.id,
    title: clock.label ? inWords(clock.label as Words) : t(`clock.${clock.id}`),
    detail: [
      atLeast && typeof length === 'number' ? t('law.atLeast', { value }) : value,
      ...(clock.until === undefined ? [] : [t('law.until', { event: eventWords(clock.until, say) })]),
      ...(clock.rule === 'until-event' ? [t('law.onlyEvent')] : []),
      ...(clock.urgent ? [t('law.urgent')] : []),
      ...(clock.effective ?? []).map((figure) =>
        [
          from(figure.from),
          lengthWords(figure.length, clock.unit, say),
          figure.source && citationOfDated(law, figure.source, say),
        ]
          .filter(Boolean)
          .join(' · '),
      ),
      ...(starts ?? []),
      ...(clock.stops ?? []).map((event) => t('law.done', { event: eventWords(event, say) })),
      clock.effective ? citationOfDated(law, clock.source, say) : citation(law, clock.source, say),
      ...(clock.reviewBy === undefined ? [] : [t('law.reviewBy', { day: day(clock.reviewBy) })]),
      ...say.usedIn(clock.id),
    ],
    state: stateOf(clock, law, say),
    group: groupOf(clock.id, say),
  }
}

function groupOf(clock: string, { t }: Saying): string {
  const [kind = ''] = clock.split('.')
  return kind === 'law' ? t('law.group.own') : t(`${kind}.name`, undefined, t('law.group.other'))
}

export function permitRow(law: Law, one: Law['statuses'][number], say: Saying): RuleRow {
  const { t } = say
  const known = (value: boolean | null) => (value === null ? 'unknown' : value ? 'yes' : 'no')
  const next = law.statuses.find(({ code }) => code === one.leadsTo?.code)
  const asked = (ids: readonly string[] = []) =>
    ids
      .map((id) => say.inWords(law.questions.find((question) => question.id === id)?.text as Words))
      .join(' ')
  const grounds = (['needs', 'oneOf', 'against'] as const).filter((kind) => one.grounds?.[kind])
  return {
    id: one.code,
    title: say.inWords(one.label as Words),
    detail: [
      t(`code.${one.kind}`),
      one.maxMonths === null ? t('law.months.unknown') : t('law.months', { count: one.maxMonths }),
      t(`law.work.${known(one.work)}`),
      t(`law.renewable.${known(one.renewable)}`),
      ...(one.leadsTo && next
        ? [t('law.leadsTo', { months: one.leadsTo.afterMonths, permit: say.inWords(next.label as Words) })]
        : []),
      ...(one.family === undefined
        ? []
        : [`${t('law.change.family')} ${t(`stay.answer.${known(one.family)}`)}`]),
      ...grounds.map((kind) => t(`law.grounds.${kind}`, { questions: asked(one.grounds?.[kind]) })),
      ...(one.papers ?? []).map(({ label }) => say.inWords(label as Words)),
      citation(law, one.source, say),
    ],
    state: stateOf(one, law, say),
  }
}

export const sourceRow = (source: Law['sources'][number], say: Saying): RuleRow => ({
  id: source.id,
  title: source.cite,
  detail: [
    markOf(source, say),
    ...(source.remark === undefined ? [] : [source.remark]),
    ...(source.since === undefined ? [] : [say.t('law.since', { day: say.day(source.since) })]),
  ],
  ...(source.url === undefined ? {} : { href: source.url }),
  group: say.t(`law.basis.${source.basis}`),
})

/** A question, and the permissions that ask it. */
export function questionRow(law: Law, one: Law['questions'][number], say: Saying): RuleRow {
  const askedBy = law.statuses.filter((status) => asksOf(status as StatusRule).includes(one.id))
  return {
    id: one.id,
    title: say.inWords(one.text as Words),
    detail: [...askedBy.map(({ label }) => say.inWords(label as Words)), citation(law, one.source, say)],
    state: stateOf(one, law, say),
  }
}

/** Who gives permissions, in which language it is written to, and each letter with its sentences. */
export function letterRows(law: Law, say: Saying): RuleRow[] {
  const { t } = say
  return [
    {
      id: 'authority',
      title: say.inWords(law.authority as Words),
      detail: [law.language, Object.keys(law.authority).join(', ')],
    },
    ...law.letters.map((one) => ({
      id: `letter.${one.id}`,
      title: say.inWords(one.title as Words),
      detail: [
        t(`stay.letter.to.${one.to}`),
        ...one.at.map((where) => whereWords(where, say)),
        ...one.lines.map(({ shows, text }) => `${t(`stay.shows.${shows}`)}: ${say.inWords(text as Words)}`),
        Object.keys(one.title).join(', '),
        citation(law, one.source, say),
      ],
      state: stateOf(one, law, say),
    })),
  ]
}

export function referringRows(law: Law, say: Saying): RuleRow[] {
  const { t } = say
  const { consent } = law
  const cited = (id: string) => (id === '' ? [] : [citation(law, id, say)])
  const listed =
    law.firstResponders === 'any'
      ? [{ id: 'any', title: t('law.anybodyRefers'), detail: cited(law.firstRespondersSource) }]
      : law.firstResponders.map(({ code, label, kinds = [] }) => ({
          id: `list.${code}`,
          title: say.inWords(label as Words),
          detail: [...kinds.map((kind) => t(`people.kind.${kind}`)), ...cited(law.firstRespondersSource)],
        }))
  return [
    {
      id: 'adult',
      title: t(`law.adult.${consent.adultReferral}`),
      detail: cited(consent.adultReferralSource),
    },
    {
      id: 'child',
      title: t(`law.child.${consent.childReferral === 'duty' ? 'duty' : 'interests'}`),
      detail: cited(consent.childReferralSource),
    },
    {
      id: 'release',
      title: t('law.release', { days: consent.releaseMaxDays }),
      detail: cited(consent.releaseSource),
    },
    ...listed,
  ]
}

/** What each profession says before it asks, and whether inspectors ask at all. */
export function reportingRows(law: Law, say: Saying): RuleRow[] {
  const { t } = say
  const { inspectorMustReport: inspectors } = law
  return [
    ...law.reporting.map((one) => ({
      id: one.id,
      title: say.inWords(one.text as Words),
      detail: [
        t(`law.reporting.${one.kind}`),
        one.roles.map((role) => t(`people.role.${role}`)).join(', '),
        ...(one.within ? [t(`law.reporting.within.${one.within.of}`, { count: one.within.hours })] : []),
        citation(law, one.source, say),
      ],
      state: stateOf(one, law, say),
    })),
    ...(inspectors
      ? [
          {
            id: 'inspectors',
            title: t(`law.inspectors.${inspectorWords(inspectors.is)}`),
            detail: [citation(law, inspectors.source, say)],
            state: stateOf(inspectors, law, say),
          },
        ]
      : []),
  ]
}

const inspectorWords = (is: boolean | string): string =>
  is === true ? 'must' : is === false ? 'not' : 'treaty'

/** Days without work, a year in a row. */
export function dayRows({ holidays, weekend }: Law, { t, day }: Saying): RuleRow[] {
  const years = [...new Set(holidays.days.map((date) => date.slice(0, 4)))]
  // A Monday; ISO 8601 begins the week with it.
  const name = (number: number) => day(`2024-01-0${number}`).split(' ')[0]!
  return [
    { id: 'weekend', title: t('law.weekend'), detail: weekend.map(name) },
    ...(years.length === 0
      ? [{ id: 'none', title: t('law.noHolidays'), detail: [] }]
      : [
          {
            id: 'checked',
            title: holidays.region,
            detail: [t('law.lastChecked', { year: String(holidays.lastChecked) })],
          },
        ]),
    ...years.map((year) => ({
      id: year,
      title: year,
      detail: holidays.days.filter((date) => date.startsWith(year)).map(day),
    })),
  ]
}

/** An official form: its edition, what of it the file fills in, and what is asked for. */
export function formRow(law: Law, one: Law['forms'][number], say: Saying): RuleRow {
  const { t, inWords, day } = say
  const fields = one.blocks.flatMap((block) => block.fields)
  const named = (some: typeof fields) =>
    some.map(({ label, must }) => `${inWords(label as Words)}${must ? ' *' : ''}`).join(', ')
  const filled = fields.filter(({ from }) => from !== undefined)
  const asked = fields.filter(({ from }) => from === undefined)
  return {
    id: one.id,
    title: inWords(one.title as Words),
    detail: [
      t(`law.form.${one.about}`),
      inWords(one.edition as Words),
      ...(one.editionOn === undefined ? [] : [t('law.since', { day: day(one.editionOn) })]),
      ...(one.until === undefined ? [] : [t('forms.until', { day: day(one.until) })]),
      ...(one.changed ? [inWords(one.changed as Words)] : []),
      one.blocks.map(({ title }) => inWords(title as Words)).join(', '),
      t('law.form.from', { fields: named(filled) }),
      ...(asked.length > 0 ? [t('law.form.ask', { fields: named(asked) })] : []),
      citation(law, one.source, say),
    ],
    state: stateOf(one, law, say),
    ...(one.href === undefined ? {} : { href: one.href }),
    ...(one.about === 'house' ? { leads: `/forms/${law.id}/${one.id}` } : {}),
  }
}

/** Sections that are told there. */
export type PanelSection = 'decisions' | 'penalties' | 'notices' | 'return' | 'terms'

export function panelRows(law: Law, section: PanelSection, say: Saying): RuleRow[] {
  switch (section) {
    case 'decisions':
      return law.determinations.map((one) => decisionRow(law, one, say))
    case 'penalties':
      return [...law.nonPunishment.map((one) => penaltyRow(law, one, say)), holdRow(law, say)]
    case 'notices':
      return law.notices.map((one) => noticeRow(law, one, say))
    case 'return':
      return returnRows(law, say)
    case 'terms':
      return termRows(law, say)
  }
}

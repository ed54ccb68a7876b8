// No leaf of a pack is dead: each is changed by itself, and then something that people meet is another, or the file is refused.
// What must change is named for each kind of leaf, so that a figure which only stands on a page of rules is found.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packs, shippedFiles } from '../../jurisdictions/packs.ts'
import { lastDayOf, lastDayToAppeal, reachesBackTo } from '../jurisdiction/last-days.ts'
import { scheduleOf } from '../proceedings/losses.ts'
import { dueOf, isWorkingDay } from '../jurisdiction/clock.ts'
import {
  buildPack,
  mayRefer,
  neverLate,
  notBeforeDays,
  stagesOf,
  type Pack,
  type Words,
} from '../jurisdiction/define.ts'
import { languagesOf, writtenLetter, type LetterFacts } from '../jurisdiction/letters.ts'
import { readPack } from '../jurisdiction/read-pack.ts'
import { editionNow, fillForm } from '../documents/fill-form.ts'
import { formFacts, formSums } from '../jurisdiction/forms.ts'
import { owedOn } from '../jurisdiction/report-rules.ts'
import { saidFirst } from '../jurisdiction/reporting.ts'
import { bindingNeeds, bindingWait } from '../jurisdiction/return-rules.ts'
import { usualDesk } from '../encounters/desk.ts'
import { deskKinds, mayPlanVisits } from '../jurisdiction/switches.ts'
import { termsAt } from '../jurisdiction/terms.ts'
import { guards, holds } from '../solutions/solution.ts'
import { staffRoles } from '../api/roles.ts'
import { asksOf, questionsAsked, routesOf } from '../jurisdiction/routes.ts'
import { rowsOf, sections } from '../law/rule-rows.ts'
import { lawOf } from '../law/law-of.ts'
import { statusFeature } from '../stay/server/status.ts'
import { organisationKinds } from '../organisations/kinds.ts'
import { begunBy, doneBy } from '../tracks/duties-of-law.ts'
import { machines } from './machines.ts'
import { Temporal } from 'temporal-polyfill'
import { others, type Json } from '../../test/pack-leaf-values.ts'
import { misfitsOf } from '../law/pack-fits.ts'

type Path = readonly (string | number)[]

/** A desk of each kind. */
const oneOfEach = deskKinds.map((kind, circle) => ({ circle, organisation: circle, kind, district: null }))

const fileOf = (id: string) =>
  JSON.parse(readFileSync(new URL(`../../jurisdictions/${id}/pack.json`, import.meta.url), 'utf8')) as Json

/** Every value that holds no other. */
function leavesOf(value: Json, path: Path = []): { path: Path; value: Json }[] {
  if (value === null || typeof value !== 'object') return [{ path, value }]
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, [...path, Array.isArray(value) ? Number(name) : name]),
  )
}

/** `npm test` changes one leaf of each kind (a clock's length, a letter's line), in one of the packs that have it; the soak changes all. */
const isWhole = process.env['LEAVES'] === 'all'
const kindOf = ({ path }: { path: Path }) => path.filter((part) => typeof part === 'string').join('.')
const packsOfKind = new Map<string, string[]>()
for (const { id } of shippedFiles)
  for (const kind of new Set(leavesOf(fileOf(id)).map(kindOf)))
    packsOfKind.set(kind, [...(packsOfKind.get(kind) ?? []), id])
/** The pack in which a kind is changed: each its own, so that every pack has some. */
const packOfKind = new Map([...packsOfKind].map(([kind, ids], n) => [kind, ids[n % ids.length]]))
const oneOfEachKind = <Leaf extends { path: Path }>(id: string, leaves: readonly Leaf[]): Leaf[] =>
  [...new Map(leaves.map((leaf) => [kindOf(leaf), leaf]))].flatMap(([kind, leaf]) =>
    packOfKind.get(kind) === id ? [leaf] : [],
  )

/** The same with one leaf changed; taken out where it is `undefined`. */
function changed(value: Json, [name, ...rest]: Path, to: Json | undefined): Json {
  const copy: Json = Array.isArray(value) ? [...value] : { ...(value as { [name: string]: Json }) }
  const into = copy as Record<string | number, Json>
  if (rest.length > 0) into[name!] = changed(into[name!]!, rest, to)
  else if (to === undefined) delete into[name!]
  else into[name!] = to
  return copy
}

const days = [
  '1999-06-01',
  '2022-05-20',
  '2023-01-16',
  '2024-02-20',
  '2025-12-18',
  '2026-04-01',
  '2027-12-22',
]
const events = machines.flatMap((machine) => [
  `${machine.kind}.opened`,
  ...Object.keys(machine.moves).map((move) => `${machine.kind}.${move}`),
])
const saying = {
  t: (id: string, values: object = {}) => `${id} ${JSON.stringify(values)}`,
  day: (day: string) => day,
  inWords: (words: Words) => JSON.stringify(words),
  today: '2026-06-01',
  usedIn: () => [],
}

/** What people meet of a pack, by name, each worked out when it is asked for. `clocks` are those whose dates are. */
function behavioursOf(pack: Pack, clocks: readonly string[]): Record<string, () => unknown> {
  const law = lawOf(pack)
  const list = pack.firstResponders === 'any' ? [] : pack.firstResponders.map(({ code }) => code)
  return {
    dates: () =>
      clocks.flatMap((clock) =>
        days.map((day) =>
          dueOf(pack.clocks[clock], new Date(`${day}T12:00:00Z`), { pack, timezone: 'Europe/London' }),
        ),
      ),
    lateness: () => neverLate(pack).map((clock) => `${pack.id} ${clock}`),
    urgency: () => Object.values(pack.clocks).flatMap(({ id, urgent }) => (urgent ? [id] : [])),
    workingDays: () => allHolidays.map((day) => isWorkingDay(Temporal.PlainDate.from(day), pack)),
    // A pack that builds on it replaces a notice by its id.
    inherited: () =>
      allNotices.map(
        (id) =>
          buildPack({ id: 'heir', title: pack.title, notices: [{ ...anyNotice, id }] }, pack).notices.length,
      ),
    stages: () => stagesOf(pack),
    bars: () => notBeforeDays(pack, '2026-06-01'),
    referring: () =>
      organisationKinds.flatMap((kind) =>
        [null, ...allListed].map((designation) => mayRefer(pack, { kind, designation })),
      ),
    designations: () => list,
    consent: () => pack.consent,
    children: () => pack.children,
    goingHome: () => [
      bindingNeeds(pack),
      bindingWait(pack),
      ...[3, 10, 14, 15, 20].map((consentAgeDays) =>
        holds(guards[0], { consentAgeDays, freshDays: pack.return.freshDays }),
      ),
      pack.return.assessedBy,
    ],
    switches: () => [
      pack.switches.matching,
      staffRoles.map((role) => mayPlanVisits(pack.switches, [role])),
      (['adult', 'child'] as const).map((age) => usualDesk(oneOfEach, { age }, null, pack.switches)?.kind),
    ],
    owed: () =>
      pack.reports.map((rule) => [
        rule.id,
        rule.from,
        rule.to,
        rule.what,
        owedOn(rule, { since: '2028-01-01', sent: [] }),
      ]),
    words: () =>
      identificationStates.map((state) =>
        termsAt(pack.terms, 'identification', state).map(({ id, label }) => [id, label]),
      ),
    permits: () =>
      pack.statuses.map(({ code, kind, maxMonths, renewable, work, leadsTo, family }) => [
        code,
        kind,
        maxMonths,
        renewable,
        work,
        leadsTo?.code,
        family,
        ...['status.end', 'status.permanent'].map((clock) =>
          statusFeature.lawOf?.(pack, { clock, owner: 'holder', from: 'valid_from' }, { permit: code }),
        ),
      ]),
    // A form has its address by its id, and what is typed into it its place.
    forms: () =>
      pack.forms.map((form) => [
        form.id,
        form.editionOn,
        editionNow(form, pack.forms, '2026-02-02'),
        fillForm(form, allKnown, allTyped, (words) => words.en),
      ]),
    routes: () =>
      pack.statuses
        .flatMap(asksOf)
        .map((yes) => [
          yes,
          routesOf(pack, { answers: { [yes]: 'yes' }, papers: ['i914'] }).map((route) => [
            route.status.code,
            route.fits,
            [route.for, route.against, route.open, route.missing].map((list) => list.map(({ id }) => id)),
          ]),
          questionsAsked(pack).map(({ id }) => id),
        ]),
    letters: () => [
      pack.language,
      ...pack.letters.flatMap((letter) => [
        letter.id,
        letter.to,
        ...letter.at,
        ...languagesOf(letter).map((language) =>
          writtenLetter(pack, letter, whatIsKnown, { language, day: (day) => day }),
        ),
      ]),
    ],
    ways: () =>
      pack.compensation.routes.map((route) => [
        route.id,
        route.matter,
        lastDayOf(route, { begin: '2025-03-31', end: '2025-11-30' }),
        reachesBackTo(route, '2025-12-31'),
      ]),
    appeals: () =>
      pack.appeals.map((one) => [one.id, one.of, lastDayToAppeal(one, '2025-03-31') ?? one.limit]),
    wages: () => [
      pack.compensation.currency,
      scheduleOf(aClaim, pack.compensation, '2028-01-01').lines.map(({ due, interest }) => [
        String(due),
        String(interest),
      ]),
    ],
    saidFirst: () => staffRoles.map((role) => saidFirst(pack, [role])),
    duties: () => events.flatMap((event) => [begunBy(pack, event, { way: 'vacatur' }), doneBy(pack, event)]),
    page: () => [
      pack.title,
      ...sections.flatMap((section) =>
        rowsOf(law, section, saying).map(({ title, detail, state, href }) => [title, detail, state, href]),
      ),
    ],
  }
}

const identificationStates = machines.find(({ kind }) => kind === 'identification')!.states
const whatIsKnown: LetterFacts = {
  name: 'Narong',
  work: true,
  from: '2026-01-02',
  until: '2027-01-02',
  permit: { en: 'A permit' },
  applied: '2025-12-01',
  day: '2026-02-03',
  reasons: { en: 'because' },
  remedy: [{ en: 'Ask', ar: 'Ask', es: 'Ask', fr: 'Ask', th: 'Ask', uk: 'Ask' }],
  deadline: '2026-03-03',
}
const aClaim = {
  currency: 'EUR',
  withInterest: true,
  losses: [],
  periods: [
    { id: '1', from: '2007-01-01', until: '2027-12-30', hours: '60', rate: '', paid: '', papers: [] },
  ],
}
const anyNotice = packs.get('uk')!.notices[0]!
const allNotices = shippedFiles.flatMap(({ notices = [] }) => notices.map(({ id }) => id))
const allKnown = Object.fromEntries([...formFacts, ...formSums].map((name) => [name, name]))
const allTyped = Object.fromEntries(
  shippedFiles
    .flatMap(({ forms = [] }) => forms.flatMap(({ blocks }) => blocks.flatMap(({ fields }) => fields)))
    .map(({ id }) => [id, `typed ${id}`]),
)
const allListed = (packs.get('uk')!.firstResponders as readonly { code: string }[]).map(({ code }) => code)
const allHolidays = [
  '2022-03-02',
  '2022-03-05',
  '2022-03-06',
  '2022-03-07',
  '2022-03-08',
  '2022-03-03',
  '2022-03-04',
  ...shippedFiles.flatMap(({ holidays }) => holidays?.days ?? []),
]

/** What must change besides any page of rules, by the path of the leaf. */
const mustChange: [RegExp, string][] = [
  [/^clocks\.\d+\.(length|unit|source)$/, 'dates'],
  [/^clocks\.\d+\.effective\.\d+\.(length|from|source)$/, 'dates'],
  [/^clocks\.\d+\.rule$/, 'lateness'],
  [/^clocks\.\d+\.urgent$/, 'urgency'],
  [/^clocks\.\d+\.(starts|stops)\./, 'duties'],
  [/^determinations\.\d+\.notBefore\.(days|basis)$/, 'bars'],
  [/^statuses\.\d+\.(code|kind|maxMonths|renewable|work|leadsTo\.(code|afterMonths))$/, 'permits'],
  [/^statuses\.\d+\.(grounds|papers\.\d+\.id)/, 'routes'],
  [/^statuses\.\d+\.family$/, 'permits'],
  [/^questions\.\d+\.id$/, 'routes'],
  [/^letters\.\d+\.(id|to|at|lines)|^language$|^authority/, 'letters'],
  [/^reporting\.|^inspectorMustReport\.is$/, 'saidFirst'],
  [/^appeals\.\d+\.(id|of|limit)/, 'appeals'],
  [/^compensation\.routes\.\d+\.(id|matter|limit|reachesBack)/, 'ways'],
  [
    /^compensation\.(currency|leastPay\.\d+\.(from|hour)|overtime\.(over|percent)|interest\.percent)$/,
    'wages',
  ],
  [/^consent\./, 'consent'],
  [/^children\./, 'children'],
  [/^return\.(needs\.\d+\.what|freshDays|waitDays|assessedBy\..+)$/, 'goingHome'],
  [/^switches\.(matching|visits\.\d+|firstDesk|firstDeskOfChild)$/, 'switches'],
  [/^reports\.\d+\.(id|from|to|what|everyMonths|firstOn)/, 'owed'],
  [/^terms\.\d+\.(id|label)/, 'words'],
  [/^firstResponders\.\d+\.(code|kinds)/, 'referring'],
  [/^firstResponders$/, 'referring'],
  [/^weekend\.|^holidays\.days\./, 'workingDays'],
  [/^holidays\.lastChecked$/, 'dates'],
  [/^forms\.\d+\.(id|editionOn|until|replaces|blocks\.\d+\.fields\.\d+\.id)$/, 'forms'],
]

const known = new Map<string, string>()
/** A behaviour of a pack that nobody has changed: worked out once for the same clocks. */
function asItIs(pack: Pack, clocks: readonly string[], name: string): string {
  const where = [pack.id, name, ...clocks].join()
  const found = known.get(where) ?? JSON.stringify(behavioursOf(pack, clocks)[name]!())
  known.set(where, found)
  return found
}

/** The clocks that a leaf may change: its own, or some that processes start. */
const clocksOf = (id: string, path: Path): string[] =>
  path[0] === 'clocks'
    ? [shippedFiles.find((one) => one.id === id)!.clocks![Number(path[1])]!.id]
    : ['identification.open', 'identification.decision', 'recovery', 'handover.answer', 'interview.ready']

/** What a change of this leaf changes, the first or `wanted`; nothing where every change of it is refused. */
function effectsOf(id: string, file: Json, { path, value }: { path: Path; value: Json }, wanted?: string) {
  const pack = packs.get(id)!
  const clocks = clocksOf(id, path)
  let isTaken = false
  for (const other of others(value)) {
    const { pack: read } = readPack(JSON.stringify(changed(file, path, other)), packs)
    if (!read || misfitsOf(read, machines).length > 0) continue
    isTaken = true
    const after = behavioursOf(read, clocks)
    const found = (wanted ? [wanted] : Object.keys(after)).find(
      (name) => asItIs(pack, clocks, name) !== JSON.stringify(after[name]!()),
    )
    if (found) return found
  }
  return isTaken ? 'nothing' : 'refused'
}

describe.each(shippedFiles.map(({ id }) => id))('in the rules of %s', (id) => {
  const file = fileOf(id)
  const leaves = leavesOf(file).filter(({ path }) => path[0] !== '$schema')

  it('nothing can be changed without somebody meeting it', () => {
    const dead = (isWhole ? leaves : oneOfEachKind(id, leaves)).flatMap((leaf) => {
      const name = leaf.path.join('.')
      const wanted = mustChange.find(([pattern]) => pattern.test(name))?.[1]
      return effectsOf(id, file, leaf, wanted) === 'nothing' ? [`${name}: ${wanted ?? 'nothing'}`] : []
    })
    expect(dead).toEqual([])
    expect(leaves.length).toBeGreaterThan(20)
  }, 240_000)

  it('every clock that a process starts is there, and every move, state and answer that a rule names', () => {
    expect(misfitsOf(packs.get(id)!, machines)).toEqual([])
  })

  it('every word is there in Arabic too', () => {
    const words = leaves.filter(({ path }) => path.at(-1) === 'en').map(({ path }) => path.slice(0, -1))
    const arabic = new Set(
      leaves.filter(({ path }) => path.at(-1) === 'ar').map(({ path }) => path.slice(0, -1).join('.')),
    )
    expect(words.map((path) => path.join('.')).filter((path) => !arabic.has(path))).toEqual([])
    expect(words.length).toBeGreaterThan(0)
  })
})

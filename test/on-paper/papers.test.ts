// A paper is found by whoever looks into a bag: each that leaves a printer is drawn here in every language in which it can be made, with a name
// planted, and holds none of the two hundred betraying words and no name; those that have to say what they are for stand in one list with
// the reason, and say no more than that.
import { createElement, type ReactElement } from 'react'
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { packOf, packs } from '../../jurisdictions/packs.ts'
import { calendar } from '../../src/appointments/server/ics.ts'
import { EmptyPaper } from '../../src/care/ui/wellbeing-dialog.tsx'
import { PlanPaper } from '../../src/care/ui/print-plan.tsx'
import { CardPaper } from '../../src/cases/ui/give-card.tsx'
import { languagesOf, writtenLetter, type LetterFacts } from '../../src/jurisdiction/letters.ts'
import { speaker } from '../../src/language/say.ts'
import {
  holdText,
  languagesOf as holdLanguages,
  type Letter as HoldLetter,
} from '../../src/proceedings/hold-letter.ts'
import { lossKinds, scheduleOf, type LossKind, type Losses } from '../../src/proceedings/losses.ts'
import { BundlePaper } from '../../src/proceedings/ui/bundle-paper.tsx'
import { ClaimPack } from '../../src/proceedings/ui/claim-pack.tsx'
import { HoldPaper } from '../../src/proceedings/ui/hold-paper.tsx'
import { Paper as InvitePaper } from '../../src/organisations/ui/invite-paper.tsx'
import { RecoverySharePaper } from '../../src/organisations/ui/keys/recovery-share-paper.tsx'
import { LetterPaper } from '../../src/referrals/ui/letter.tsx'
import { emptyPlan } from '../../src/safety/plan.ts'
import { PrintedCard } from '../../src/safety/ui/printed-card.tsx'
import { CertificatePaper } from '../../src/services/ui/certificate.tsx'
import { RollPaper } from '../../src/shelter/ui/fire-roll.tsx'
import { Paper as StayPaper } from '../../src/stay/ui/paper.tsx'
import { ApplicationPaper } from '../../src/testimony/ui/application.tsx'
import { betrayingWords, says } from '../betraying-words.ts'
import { drawnIn, today } from './drawn.ts'
import { mustSay } from './must-say.ts'

vi.mock('../../src/web/language/language.tsx', async () => (await import('./drawn.ts')).languageHere())
vi.mock('../../src/web/session/session.tsx', async () => (await import('./drawn.ts')).sessionHere())
vi.mock('../../src/web/session/now.ts', async () => (await import('./drawn.ts')).nowHere())
vi.mock('react-dom', async (original) => ({
  ...(await original<object>()),
  createPortal: (children: unknown) => children,
}))
vi.stubGlobal('document', { body: {}, documentElement: {} })
vi.stubGlobal('location', { origin: 'https://desk.example' })

const six = Object.keys(betrayingWords).toSorted()
const staff = ['ar', 'en']
const all = [...new Set(Object.values(betrayingWords).flat())]
const name = 'Selamawit Tesfaye'
const names = ['Selamawit', 'Tesfaye']
const reference = 'C-7QF3-2K9M'

/** Each paper by language: what stands on it. */
interface Drawn {
  paper: string
  language: string
  text: string
}
const drawn: Drawn[] = []
const draw = (
  paper: string,
  languages: readonly string[],
  of: (language: string) => ReactElement | string,
) => {
  for (const language of languages) {
    const made = of(language)
    drawn.push({ paper, language, text: typeof made === 'string' ? made : drawnIn(language, made) })
  }
}

const lossesOf = (currency: string): Losses => ({
  currency,
  withInterest: true,
  atPresentRate: true,
  periods: [
    {
      id: 'one',
      from: '2025-01-06',
      until: '2025-12-28',
      hours: '60',
      rate: '9.50',
      rateSource: '',
      paid: '4000',
      papers: ['one'],
    } as never,
  ],
  losses: (Object.keys(lossKinds) as LossKind[]).map((kind) => ({
    id: kind,
    kind,
    amount: '120',
    what: `Paid to the brother of ${name}`,
    papers: ['one'],
  })),
})
const paperCalled = (called: string) =>
  ({ row: { id: 'one', state: 'kept' }, about: { name: called, sha256: 'ab'.repeat(32) } }) as never

const claim = (id: string, isNamed = false) => {
  const pack = packOf(id)
  const written = lossesOf(pack.compensation.currency ?? 'GBP')
  return createElement(ClaimPack, {
    shared: { case: { reference } },
    name,
    isNamed,
    written,
    put: () => undefined,
    schedule: scheduleOf(written, pack.compensation, today),
    pack,
    papers: [paperCalled('tesfaye-pay-envelopes.txt')],
  })
}
const ids = [...packs.keys()]
for (const id of ids) draw('claim', staff, () => claim(id))
draw('bundle', staff, () =>
  createElement(BundlePaper, {
    reference,
    made: [{ name: '1.txt', mime: 'text/plain', looks: 'text', content: new Blob([]), document: 1 }],
  }),
)
const measuresOf = [...new Set(ids.map(packOf).flatMap(({ testimony }) => testimony?.measures ?? []))]
draw('application', staff, () =>
  createElement(ApplicationPaper, {
    from: 'Harbour House',
    reference,
    name,
    asked: measuresOf.map((measure) => ({ measure, reason: `${name} shakes when he looks at her.` })),
  }),
)
for (const id of ids) {
  const { letters, ...pack } = packOf(id)
  const holdLetter = pack.holdLetter as unknown as HoldLetter | undefined
  if (holdLetter)
    draw('hold', holdLanguages(holdLetter), (language) =>
      createElement(HoldPaper, {
        language,
        text: holdText(
          holdLetter,
          {},
          { from: 'Harbour House', to: '', day: today, inWords: (words) => words[language] ?? words.en },
        ),
      }),
    )
  const facts: LetterFacts = {
    work: true,
    from: '2026-01-05',
    until: '2027-01-05',
    permit: { en: 'Permit V' },
    applied: '2025-12-01',
    day: '2026-11-02',
    reasons: { en: 'What was said could not be shown.' },
    remedy: [{ en: 'It can be looked at again.' }],
    deadline: '2026-12-02',
  }
  for (const rule of letters)
    draw(`letter to the ${rule.to}`, languagesOf(rule), (language) => {
      const written = writtenLetter(packOf(id), rule, facts, { language, day: (day) => day })
      return createElement(StayPaper, {
        letter: { letter: rule.id, written: [written], sender: '' },
        on: today,
      })
    })
}
draw('referral', staff, () =>
  createElement(LetterPaper, {
    referral: {
      track: '01990000-0000-7000-8000-00000000abcd',
      serviceCode: 'medical_care',
      urgency: 'day',
      language: 'am',
      ageGroup: 'adult',
      party: 1,
      recipient: 'Dr Stone',
      agreed: {
        purpose: 'referral',
        until: '2026-12-29',
        compartments: ['identity'],
        pages: 0,
        stands: true,
      },
    } as never,
    opened: { profile: { name, birth: '1999-01-01' }, safeContact: undefined, letter: undefined },
    service: undefined,
    shown: [],
  }),
)
draw('medical certificate', staff, () =>
  createElement(CertificatePaper, { from: 'Harbour House', on: '2026-11-20', words: 'Two weeks of rest.' }),
)
draw('access card', staff, () =>
  createElement(CardPaper, {
    card: { words: 'a b c d e f', compare: 'a b c', line: 'd e f', freezeNumber: '1234 5678' },
  }),
)
draw('plan', six, (language) =>
  createElement(PlanPaper, {
    speech: speaker(language),
    rows: [{ line: { id: 'one', by: '2026-12-03' }, text: 'A course', checked: false }],
  }),
)
draw('wellbeing', six, (language) => createElement(EmptyPaper, { theirs: speaker(language) }))
draw('safety card', six, (language) =>
  createElement(PrintedCard, {
    language,
    plan: { ...emptyPlan, card: { kind: 'number', lines: { name: 'Nails', number: '0800' }, stands: {} } },
  }),
)
draw('calendar', six, (language) =>
  calendar(
    ['person.kind.appointment', 'calendar.due'].map((word, at) => ({
      uid: `ab1${at}`,
      day: '2026-12-03',
      at: null,
      word: speaker(language).text(word),
    })),
    new Date(0),
  ),
)

draw('list of the night', staff, () =>
  createElement(RollPaper, {
    now: `${today}T21:00:00Z`,
    inside: 2,
    rows: [{ id: 'a', room: 3, alias: 'Small sparrow', party: 2, isAway: true }],
  }),
)
draw('recovery share', staff, () =>
  createElement(RecoverySharePaper, { number: 2, words: 'a b c d', day: today }),
)
draw('invitation', staff, () => createElement(InvitePaper, { handle: 'amara', secret: 'k7q2', waits: false }))
draw('number card', six, (language) => {
  const { text } = speaker(language)
  return `${text('rights.cards.shop')} 0800 111 ${text('rights.cards.open')}`
})

const papers = [...new Set(drawn.map(({ paper }) => paper))]

/** Files that print, and what: papers that are drawn here, or why none of a person's is. */
const printers: Readonly<Record<string, readonly string[] | string>> = {
  'accounts/ui/recovery-code.tsx': 'a handle and a code of the staff',
  'care/ui/print-plan.tsx': ['plan'],
  'care/ui/wellbeing-dialog.tsx': ['wellbeing'],
  'cases/ui/give-card.tsx': ['access card'],
  'consent/ui/given-pages.tsx': 'pages of the file for the very reader to whom the person said yes to them',
  'documents/ui/form-sheet.tsx':
    'the form of an office in its own words, which names by law what is applied for',
  'encounters/ui/kit.tsx': 'what to look for in a kind of place: nobody stands on it',
  'measures/ui/scorecard.tsx': 'totals of a network',
  'organisations/ui/invite-paper.tsx': ['invitation'],
  'organisations/ui/keys/ceremony.tsx': ['recovery share'],
  'proceedings/ui/bundle.tsx': ['bundle'],
  'proceedings/ui/hold-letter.tsx': ['hold'],
  'proceedings/ui/losses.tsx': ['claim'],
  'referrals/ui/letter.tsx': ['referral'],
  'safety/ui/card.tsx': ['safety card'],
  'services/ui/certificate.tsx': ['medical certificate'],
  'shelter/ui/fire-roll.tsx': ['list of the night'],
  'shelter/ui/month.tsx': 'totals of a house',
  'stay/ui/decision-letter.tsx': ['letter to the person'],
  'stay/ui/letter.tsx': ['letter to the employer', 'letter to the landlord', 'letter to the authority'],
  'testimony/ui/application.tsx': ['application'],
  'training/ui/certificate.tsx': 'a course of the staff',
  'visits/ui/aftermath.tsx': 'counts of a visit',
}

describe('papers', () => {
  it('are all known: every screen that prints has its papers here, or says why none of a person’s is', () => {
    const src = new URL('../../src/', import.meta.url)
    const found = globSync('*/ui/**/*.tsx', { cwd: src }).filter((file) =>
      /(?<![\w.])(window\.)?print\(\)/.test(readFileSync(new URL(file, src), 'utf8')),
    )
    expect(found.toSorted()).toEqual(Object.keys(printers).toSorted())
    for (const paper of Object.values(printers)
      .filter((one) => typeof one !== 'string')
      .flat())
      expect(papers).toContain(paper)
  })

  it('come with no edge of the browser’s own, where the address and the name of the window would stand', () => {
    const css = globSync('**/*.css', { cwd: new URL('../../src/', import.meta.url) }).flatMap((file) => [
      ...readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8').matchAll(/@page[^{]*\{[^}]*\}/g),
    ])
    expect(css.length).toBeGreaterThan(0)
    for (const [rule] of css) expect(rule).toMatch(/margin: 0;/)
  })

  it.each(papers)('%s: no word that betrays, but those without which it could not be read', (paper) => {
    const texts = drawn.filter((one) => one.paper === paper)
    const said = all.filter((word) => texts.some(({ text }) => says(text, word)))
    expect(said.toSorted()).toEqual([...(mustSay[paper]?.words ?? [])].toSorted())
    for (const { text } of texts) expect(text.trim().length).toBeGreaterThan(10)
  })

  it.each(papers)('%s: the name of nobody', (paper) => {
    for (const { text, language } of drawn.filter((one) => one.paper === paper))
      for (const part of names) expect(text.toLowerCase(), language).not.toContain(part.toLowerCase())
  })

  it('a claim names Selamawit, and her document as it is called, where a court takes no pseudonym', () => {
    const named = drawnIn('en', claim('uk', true))
    for (const part of [...names, 'tesfaye-pay-envelopes.txt']) expect(named).toContain(part)
  })

  it('that have to say what they are for are drawn, and say why', () => {
    for (const [paper, { why }] of Object.entries(mustSay)) {
      expect(papers).toContain(paper)
      expect(why.length, paper).toBeGreaterThan(30)
    }
  })
})

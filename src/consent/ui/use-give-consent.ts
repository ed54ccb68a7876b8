// What is being agreed in front of the person, until it is recorded: what still has to be said, what an organisation is usually
// asked for, and the one call that records it, the same one however often it is pressed.
import { newId } from '../../api/new-id.ts'
import { useRef, useState, type FormEvent } from 'react'
import { failedForGood } from '../../api/problem.ts'
import { packs } from '../../../jurisdictions/packs.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { useNotices } from '../../web/controls/notice.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useLanguage, type Text } from '../../web/language/language.tsx'
import { hasWordsIn } from '../../web/language/speech.ts'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { takesIn, usePlaces, type Place } from '../../web/session/organisations.ts'
import { session } from '../../web/session/window-session.ts'
import { needsInterpreter, onPaper } from '../client/consent-text.ts'
import { giveConsent, type Consent } from '../client/give-consent.ts'
import { CARRYING } from '../../sealing/case-shape.ts'
import { neededFor, pagesFrom } from '../client/choose-pages.ts'
import type { ChosenPage } from '../client/page-shape.ts'
import { mayHavePart, usualSharing, type Sharing } from '../sharing.ts'
import { usualPurpose } from '../terms.ts'
import type { ToWhomTerms } from './recipient.tsx'
import { useChoices } from './pages-choice.tsx'
import { usePapers } from './where-paper.tsx'

export interface Terms extends ToWhomTerms {
  /** The agreement to be: the same one however often it is pressed, and after a reload. */
  track: string
  until: string | null
  language: string | null
  method: Consent['method'] | null
  /** What they say in their own words that will be read. */
  own: string
  /** Who interpreted, and what was said where they wrote it down. */
  interpreter: string
  saidAs: string
  /** Pages or a part, where somebody has chosen otherwise than is usual. */
  share: Sharing | null
  /** The records that are copied, where somebody has chosen any. */
  records: string[] | null
  /** A paper of the case by its id, or `house`; where the yes was given on paper. */
  paper: string | null
  assent: 'yes' | 'no' | null
  onBehalf: 'guardian_agreed' | 'best_interests_decided' | null
}

/** What another screen asks to be agreed: to whom, of which parts, what for. */
export type Begun = Pick<Terms, 'recipient' | 'compartments' | 'purpose'>

const nothing = { recipient: null, compartments: [], purpose: null } satisfies Begun
const unsaid = {
  share: null,
  records: null,
  method: null,
  own: '',
  interpreter: '',
  saidAs: '',
  paper: null,
  assent: null,
  onBehalf: null,
} satisfies Partial<Terms>

/** Without words of ours in their language somebody has to interpret, and is named. */
const isUninterpreted = ({ language, method, interpreter }: Terms): boolean =>
  language !== null && method !== null && !hasWordsIn(language) && needsInterpreter(method, interpreter)

/** What still has to be said before it can be recorded. */
const neededOf = (
  terms: Terms,
  { child, hasPaper, pages }: { child: boolean; hasPaper: boolean; pages: readonly ChosenPage[] | undefined },
) => [
  ...(['recipient', 'purpose', 'until', 'language', 'method'] as const).filter(
    (name) => terms[name] === null,
  ),
  ...(onPaper(terms.method) && !hasPaper ? ['paper' as const] : []),
  ...(isUninterpreted(terms) ? ['interpreter' as const] : []),
  ...(!pages && terms.compartments.length === 0 ? ['compartments' as const] : []),
  ...(pages?.length === 0 ? ['pages' as const] : []),
  ...(child && terms.assent !== 'yes' ? ['assent' as const] : []),
  ...(child && terms.onBehalf === null ? ['onBehalf' as const] : []),
]

const interpretedIn = ({ method, interpreter, saidAs }: Terms): Consent['interpreted'] =>
  method === 'spoken_with_interpreter' && interpreter.trim()
    ? { by: interpreter.trim(), said: saidAs.trim() || undefined }
    : undefined

/** What is recorded; nothing while something is unsaid. */
function consentOf(
  caseId: string,
  terms: Terms,
  {
    recipient,
    paper,
    pages,
  }: Pick<Consent, 'paper'> & {
    recipient: Place | undefined
    pages: readonly ChosenPage[] | undefined
  },
): Consent | undefined {
  const { track, purpose, until, language, method } = terms
  const compartments = pages ? [] : terms.compartments
  if (!recipient || !purpose || !until || !language || !method) return undefined
  return {
    caseId,
    track,
    recipient: { name: recipient.name, circle: recipient.circle },
    compartments,
    told: compartments,
    pages,
    purpose,
    until,
    language,
    method,
    own: terms.own.trim() || undefined,
    interpreted: interpretedIn(terms),
    paper: onPaper(method) ? paper : undefined,
  }
}

/** What an organisation is usually asked for; a team's own work is not its organisation's. */
const purposeOf = (places: readonly Place[], circle: number | null) =>
  usualPurpose(
    places.find((one) => one.circle === circle && (takesIn(one) || one.organisation.circle === circle))
      ?.organisation.kind,
  )

/** The terms as they stand in the form, kept as a draft. */
function useTerms({ shared, begun }: { shared: SharedCase; begun: Begun | undefined }) {
  const today = useToday()
  const places = usePlaces()
  const { case: head } = shared
  const longest = packs.get(head.pack)?.consent.releaseMaxDays ?? 180
  const empty = (): Terms => ({
    track: newId(),
    until: daysAfter(today, Math.min(90, longest)),
    language: head.language,
    ...unsaid,
    ...(begun ?? nothing),
  })
  const [terms, setTerms] = useState(empty)
  const draft = useDraft(`give.${head.id}${begun?.recipient ? `.${begun.recipient}` : ''}`, terms, setTerms)
  const put = (change: Partial<Terms>) => setTerms((before) => ({ ...before, ...change }))
  // A purpose that nobody has chosen follows the organisation.
  const putToWhom = (change: Partial<Terms>) =>
    put(
      change.recipient !== undefined && terms.purpose === purposeOf(places, terms.recipient)
        ? { ...change, purpose: purposeOf(places, change.recipient) }
        : change,
    )
  const recipient = places.find((one) => one.circle === terms.recipient)
  const kind = recipient?.organisation.kind
  // What is carried is carried whole; a part is offered to who works with the person day by day.
  const isWhole = terms.purpose === CARRYING
  const mayPart = isWhole || mayHavePart(kind, terms.purpose)
  const share =
    isWhole || !recipient ? 'part' : mayPart ? (terms.share ?? usualSharing(kind, terms.purpose)) : 'pages'
  return {
    share,
    mayChoose: mayPart && !isWhole,
    terms,
    put,
    putToWhom,
    recipient,
    longest,
    draft,
    begin: () => draft.drop(empty()),
  }
}

/** What can be copied, which records were chosen, and the pages that they make; no pages where a part is given. */
function usePages(shared: SharedCase, { terms, share }: { terms: Terms; share: Sharing }) {
  const choices = useChoices(shared, share === 'pages')
  const records = terms.records ?? (terms.purpose ? neededFor(terms.purpose, choices ?? []) : [])
  const pages = share === 'pages' ? pagesFrom(terms.track, choices ?? [], records) : undefined
  return { choices, records, pages }
}

function givenWords({ recipient, pages }: Consent, day: string, t: Text): string {
  const organisation = recipient.name
  if (!pages) return t('access.given', { organisation, day })
  return t('access.given.pages', { organisation, day, count: pages.length })
}

export function useGiveConsent({
  shared,
  begun,
  onGiven,
  onRefused,
}: {
  shared: SharedCase
  begun: Begun | undefined
  onGiven: () => void
  /** It was refused for good: what stands there from an earlier try is read anew. */
  onRefused: () => void
}) {
  const { t, dates } = useLanguage()
  const { say } = useNotices()
  const form = useTerms({ shared, begun })
  const { terms, put, recipient, draft } = form
  const [attempt, setAttempt] = useState(0)
  const { busy, error, run } = usePendingAction()
  const tried = useRef<string | null>(null)
  const { papers, paperOf } = usePapers(shared.case.id)
  const child = shared.case.ageGroup !== 'adult'
  const paper = paperOf(terms.paper)
  const chosen = usePages(shared, form)
  const { pages } = chosen
  const needed = neededOf(terms, { child, hasPaper: paper !== undefined, pages })
  const faults =
    attempt === 0 ? [] : needed.map((name) => ({ field: `give-${name}`, words: t(`access.needs.${name}`) }))

  const record = async (yes: Consent) => {
    const now = JSON.stringify(terms)
    const changed = tried.current !== null && tried.current !== now
    tried.current = now
    const ofChild = child && terms.onBehalf ? { assent: true, onBehalf: terms.onBehalf } : {}
    await giveConsent(session, yes, ofChild, changed)
    tried.current = null
    await form.begin()
    say({ text: givenWords(yes, dates.day(yes.until), t) })
    setAttempt(0)
    onGiven()
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    const yes = consentOf(shared.case.id, terms, { recipient, paper, pages })
    if (needed.length > 0 || !yes) return
    await run(
      () => record(yes),
      async (fault) => {
        await draft.keep().catch(() => undefined)
        if (!failedForGood(fault)) return
        put({ track: newId() })
        tried.current = null
        onRefused()
      },
    )
  }
  return { ...form, ...chosen, child, papers, attempt, faults, busy, error, send }
}

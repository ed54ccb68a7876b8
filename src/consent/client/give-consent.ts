// A person's yes in front of a worker, sent in one act: the keys, the signed statement with the hash of what was read out,
// and the words themselves, sealed, so that the hash can be held against them later.
import type { Way } from '../../sealing/agreed.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { Problem } from '../../api/problem.ts'
import { readCase } from '../../client/case-keys.ts'
import { grantKeys, grantPages } from '../../client/grants.ts'
import { sealRecord } from '../../client/records.ts'
import type { Api, Session, Speech } from '../../client/session.ts'
import { today } from '../../client/time.ts'
import type { Purpose } from '../terms.ts'
import { linesOf, needsInterpreter, wordsOf, type ConsentText } from './consent-text.ts'
import { consentTextCompartment } from './consent-text-compartment.ts'
import { copyPaper, type PaperCopy } from '../../papers/client/copy-paper.ts'
import { readPapers } from '../../papers/client/read-paper.ts'
import { PAPER, partsOf, type ChosenPage, type PageText } from './page-shape.ts'

export interface Consent {
  caseId: string
  track: string
  /** Whom the words name, and their circle. */
  recipient: { name: string; circle: number }
  /** What is given now. The words may name more: what the recipient reads already. */
  compartments: readonly Compartment[]
  told: readonly Compartment[]
  /** Pages as they stand today, in place of parts. */
  pages?: readonly ChosenPage[] | undefined
  purpose: Purpose
  until: string
  /** The language in which it was explained. */
  language: string
  method: Way
  /** What the person said in their own words that will be read. */
  own?: string | undefined
  /** Who interpreted, and what was said where they wrote it down. */
  interpreted?: { by: string; said?: string | undefined } | undefined
  /** The scanned paper, with the hash that its own sealed record has of it; or `house`. */
  paper?: { id: string; sha256: string } | 'house' | undefined
}

type Made = Pick<Parameters<Api['consent']['give']>[0], 'statement' | 'wraps' | 'pages'>
type More = Pick<Parameters<Api['consent']['give']>[0], 'assent' | 'onBehalf' | 'whenAccepted' | 'urgent'>

/** A page as it is named to the person: by its first entry, and its title. */
export const named = ({ title, entries }: ChosenPage) => ({
  part: entries[0]?.part ?? '',
  on: entries[0]?.on ?? '',
  title,
  isPaper: entries[0]?.kind === PAPER,
})

/** Copies the papers that are to be pages, by page; none where an earlier try has given them. */
async function copyPapers(
  session: Session,
  { caseId, track, pages = [] }: Consent,
): Promise<Map<string, PaperCopy>> {
  const copies = new Map<string, PaperCopy>()
  const chosen = pages.filter(({ paper }) => paper !== undefined)
  if (chosen.length === 0) return copies
  await readCase(session, caseId)
  const { grants, waiting } = await session.vault.viewCase({ caseId, day: await today(session) })
  if ([...grants, ...waiting].some(({ id }) => id === track)) return copies
  const papers = await readPapers(session, caseId)
  for (const { page, paper } of chosen) {
    const found = papers.find(({ row }) => row.id === paper)
    if (!found) throw new Problem('not-found')
    copies.set(page, await copyPaper(session, caseId, found))
  }
  return copies
}

/** What is sealed as each page: a copy of today, and who made it. */
async function pagesToSeal(
  session: Session,
  pages: readonly ChosenPage[],
  copies: ReadonlyMap<string, PaperCopy>,
) {
  const asOf = await today(session)
  const names = await session.names()
  const copiedBy = names(session.organisation) ?? ''
  return pages.map((chosen) => {
    const { page, title } = chosen
    const copy = copies.get(page)
    const entries = chosen.entries.map((entry) => ({ ...entry, ...(copy && { copy }) }))
    return { page, parts: partsOf(chosen), value: { title, asOf, copiedBy, entries } satisfies PageText }
  })
}

/** The words that are read out, and what is kept and signed of them. */
function textOf(say: Speech, consent: Consent) {
  const { recipient, told, purpose, until, language, method, own, paper } = consent
  const pages = consent.pages?.map(named)
  const words = wordsOf(
    linesOf(say, { recipient: recipient.name, compartments: told, pages, purpose, until }),
  )
  const scan = typeof paper === 'object' ? paper : undefined
  const { by = '', said } = consent.interpreted ?? {}
  const agreed = { how: method, language, words, ...(scan && { paper: scan.sha256 }) }
  const kept: ConsentText = {
    words,
    language: say.language,
    ...(paper && { paper: scan?.id ?? 'house' }),
    ...(method === 'spoken_with_interpreter' &&
      by && { interpreted: { language, by, ...(said && { said }) } }),
    ...(own && { own }),
  }
  return { agreed, kept }
}

/** Nobody says yes to words that nobody has in their language: refused with `interpreter-first` where nobody interpreted. */
export function mustBeTold(
  say: Speech,
  { language, method, interpreted }: Pick<Consent, 'language' | 'method' | 'interpreted'>,
): void {
  const isTold = say.language === language.split('-')[0]
  if (!isTold && needsInterpreter(method, interpreted?.by))
    throw new Problem('refused', { because: 'interpreter-first' })
}

/** Gives what the person agreed to, on their word as it was asked and answered; `isChanged`: otherwise than at the first try. */
export async function giveConsent(
  session: Session,
  consent: Consent,
  more: More = {},
  isChanged?: boolean,
): Promise<void> {
  const { caseId, track, recipient, compartments, purpose, until, language, method } = consent
  const say = await session.speak(language)
  mustBeTold(say, consent)
  const { agreed, kept } = textOf(say, consent)
  const terms = { caseId, purpose, until }
  const given = {
    ...terms,
    grant: track,
    to: recipient.circle,
    basis: 'consent' as const,
    agreed,
    // For a referral the least is asked that this one help needs: what stands for the rest of it stays.
    ...(more.whenAccepted && { beside: true }),
  }
  const send = async (parts: readonly Compartment[], made: Made) => {
    const { person } = await session.vault.viewCase({ caseId, day: await today(session) })
    const compartment = consentTextCompartment(parts, person?.compartments)
    const about = { track, about: 'consent' }
    const words = await sealRecord(session, caseId, { compartment, kind: 'agreed', value: kept, about })
    const said = { ...terms, track, recipient: recipient.circle, language, method }
    await session.api.consent.give({ ...said, words, ...made, ...more })
  }
  if (!consent.pages)
    return grantKeys(session, { ...given, compartments }, (made) => send(compartments, made), isChanged)
  const copies = await copyPapers(session, consent)
  const pages = await pagesToSeal(session, consent.pages, copies)
  const papers = [...copies].map(([page, { id }]) => ({ page, copy: id }))
  const parts = [...new Set(pages.flatMap((page) => page.parts))]
  return grantPages(
    session,
    { ...given, pages },
    ({ statement, pages: sealed, wraps }) => send(parts, { statement, pages: { sealed, wraps, papers } }),
    isChanged,
  )
}

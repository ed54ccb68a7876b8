// A letter as it is agreed to with the person and kept sealed. To somebody outside it goes as any disclosure does: prepared for them, put
// to the person with the parts that it shows, agreed in front of whoever writes it, released; each step signed on the case.
import { nameOn } from '../../cases/client/profile-name.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { makeMoveOn } from '../../client/move-on-case.ts'
import { openRecord, writeRecord } from '../../client/records.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import { today } from '../../client/time.ts'
import { SealingError } from '../../sealing/suite.ts'
import { betrayedBy, mustNotBetray } from '../../jurisdiction/betraying.ts'
import { statusOf, type Pack } from '../../jurisdiction/define.ts'
import {
  canBeSaid,
  languagesOf,
  partOf,
  showsOf,
  writtenLetter,
  type LetterFacts,
  type WrittenLetter,
} from '../../jurisdiction/letters.ts'
import { textOfLetter } from '../../jurisdiction/letter-text.ts'
import type { LetterRule, Shown } from '../../jurisdiction/stay-rules.ts'
import { appliedFor, permitsOn } from '../permit.ts'

/** A letter in the languages in which it is handed over: that of the country first. */
export interface Letter {
  letter: string
  written: readonly WrittenLetter[]
  /** Who stands under it, where that was typed. */
  sender: string
}

/** As it is kept: with the disclosure by which it went, or nothing where it goes to the person. */
export interface KeptLetter extends Letter {
  /** Its words in one language, as the person reads them on their own page. */
  text: string
  disclosure?: string
  /** Of a letter about a decision: the record of the one that somebody else wrote, and that was read here. */
  reads?: string
}

type Shared = Pick<SharedCase, 'case' | 'records' | 'tracks' | 'events' | 'stepLines' | 'held'>

/** What is known for letters about staying and working; `unfit` where a permission is not what was signed. */
export async function stayFacts(session: Session, shared: Shared, pack: Pack): Promise<LetterFacts> {
  const [permit] = permitsOn(await today(session), shared)
  if (permit?.word === 'wrong') throw new SealingError('unfit')
  const asked = appliedFor(shared.tracks, shared.events)
  return {
    name: await nameOn(session, shared),
    work: permit?.work,
    from: permit?.from,
    until: permit?.until,
    permit: statusOf(pack, permit?.code ?? asked?.code)?.label,
    applied: asked?.applied ?? permit?.applied,
  }
}

/** Puts a letter together in the country's language and, where there are words, in the person's. */
export async function writeLetter(
  session: Session,
  { pack, letter, facts, person }: { pack: Pack; letter: LetterRule; facts: LetterFacts; person: string },
): Promise<WrittenLetter[]> {
  if (!canBeSaid(letter, facts)) return []
  const own = person.split('-')[0] as string
  const there = languagesOf(letter)
  const wanted = letter.to === 'person' ? [own, pack.language] : [pack.language, own]
  const languages = [...new Set(wanted)].filter((language) => there.includes(language))
  return Promise.all(
    (languages.length > 0 ? languages : ['en']).map(async (language) =>
      writtenLetter(pack, letter, facts, await session.speak(language)),
    ),
  )
}

/** What a letter shows, in whichever language. */
export const shownIn = (written: readonly WrittenLetter[]): Shown[] => [...new Set(written.flatMap(showsOf))]

/** The parts of the case that are shown by it. */
export const partsShown = (written: readonly WrittenLetter[]): string[] => [
  ...new Set(shownIn(written).flatMap((shows) => partOf(shows) ?? [])),
]

/** Words of a letter that betray, where its readers must learn nothing: what was typed beneath it, and what a law says. */
export function betraysIn(
  rule: LetterRule,
  { written, sender }: Pick<Letter, 'written' | 'sender'>,
): string[] {
  if (!mustNotBetray(rule)) return []
  const lines = written.flatMap(({ title, lines }) => [
    title,
    ...lines.filter(({ shows }) => shows !== 'name').map(({ text }) => text),
  ])
  return [...new Set([sender, ...lines].flatMap(betrayedBy))]
}

/** How the person said yes. */
export interface LetterYes {
  language: string
  method: string
  /** For who is no adult: they were asked too, and who agreed on their behalf. */
  onBehalf?: string | undefined
}

/** The steps of a disclosure on the way out, from each state. */
const nextOf: Readonly<Record<string, 'put' | 'agree' | 'release'>> = {
  prepared: 'put',
  asked: 'agree',
  agreed: 'release',
}

/**
 * The person has said yes to exactly this: the disclosure goes its way, and the letter is sealed before it goes out. `id` is that of the
 * disclosure; pressed again after a broken line, it goes on from where it stood.
 */
export async function agreeToLetter(
  session: Session,
  caseId: string,
  { id, rule, kept, yes }: { id: string; rule: LetterRule; kept: Letter; yes: LetterYes },
): Promise<void> {
  if (rule.to === 'person' || betraysIn(rule, kept).length > 0) throw new SealingError('unfit')
  const scope = partsShown(kept.written)
  const { onBehalf } = yes
  const answers = {
    put: { scope },
    agree: {
      language: yes.language,
      method: yes.method,
      ...(onBehalf === undefined ? {} : { assent: true, on_behalf: onBehalf }),
    },
    release: { basis: 'consent', scope, told: 'told' },
  }
  let now = await begunOr(session, caseId, id, rule.to)
  for (let move = nextOf[now.state]; move; move = nextOf[now.state]) {
    if (move === 'release')
      await keepLetter(session, caseId, { ...kept, text: textOfLetter(kept.written), disclosure: id })
    now = await makeMoveOn(
      session,
      { caseId, kind: 'disclosure', move, says: undefined, track: now },
      answers[move],
    )
  }
}

/** The disclosure as it stands; opened where it is not there yet. */
async function begunOr(session: Session, caseId: string, id: string, audience: string): Promise<TrackNow> {
  const { tracks } = await session.api.cases.read({ id: caseId })
  const there = tracks.find((track) => track.id === id)
  if (there) return { ...there, subkind: there.subkind ?? undefined }
  return session.tracks.openTrack('disclosure', { id, caseId, audience }, id)
}

/** Seals a letter in the case. */
export const keepLetter = (
  session: Session,
  caseId: string,
  value: KeptLetter,
  compartment: 'immigration' | 'identity' = 'immigration',
): Promise<string> => writeRecord(session, caseId, { compartment, kind: 'letter', value })

/** The letters that were kept, newest first; what was asked back is not to be used any more. */
export async function readLetters(
  session: Session,
  { case: { id }, records, tracks, held }: Shared,
): Promise<{ id: string; on: string; value: KeptLetter; isStopped: boolean }[]> {
  const rows = records.filter(({ kind, compartment }) => kind === 'letter' && held.includes(compartment))
  const opened = await Promise.all(
    rows.map(async (row) => ({
      row,
      value: await openRecord<KeptLetter>(session, id, row).catch(() => undefined),
    })),
  )
  return opened.flatMap(({ row, value }) => {
    // What goes to a service outside the network is a letter too, and has no lines of a pack.
    if (!value || !Array.isArray(value.written)) return []
    const state = tracks.find((track) => track.id === value.disclosure)?.state
    const isStopped = value.disclosure !== undefined && !['released', 'acknowledged'].includes(state ?? '')
    return [{ id: row.id, on: row.madeAt.slice(0, 10), value, isStopped }]
  })
}

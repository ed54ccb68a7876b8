// Who can see my file, as it was signed: the list is made here, from statements that the vault has checked, and what the
// server says otherwise is red. Names of places come from the server; where one is not the signed one, it is not shown.

import { addresses } from '../../api/addresses.ts'
import type { Vault } from '../../sealing/vault-shape.ts'
import { verifyConsentText, type VerifiedConsentText } from '../../consent/client/verify-consent-text.ts'
import { drawWords } from './agreed.ts'
import { cardLines, type CardLine } from '../client/card-lines.ts'
import { clocksAgree, today, untilAgain } from '../client/days.ts'
import type { OpenCase, OpenFile } from '../client/open-file.ts'
import type { PortalSession } from '../client/portal-session.ts'
import { compare, endedYeses, isTrue, storyOf, type Compared, type Yes } from '../client/verify-listed.ts'
import { offer, type Offer } from './offered.ts'
import { element, named } from './element.ts'
import { dayOf, sentencesIn, type Say } from './render.ts'
import { askedLines, listOf } from './terms.ts'

interface Card {
  circle: number
  /** Where it is no place of the network. */
  place?: string | null
  compartments?: readonly string[]
  /** Pages in place of parts: how many. */
  pages?: number | readonly object[]
  purpose?: string
  until?: string
  /** Stopped, or at its end: it says what was, and no day on which that ends. */
  isOver?: true
  basis?: string
  /** The name of a sentence that warns. */
  wrong?: string
  /** The name of a sentence that explains. */
  says?: string
  button?: { signs?: Offer; track: string; says: string }
  /** What the button signs, read before it is pressed. */
  asked?: Yes
  /** What was said yes to. */
  words?: HTMLElement[]
}

const reasons: Record<string, string> = { vital_interest: 'who.life', court_order: 'who.court' }

/** Puts what was signed in the place of the server's list. */
export async function paintWho({ vault }: PortalSession, file: OpenFile): Promise<void> {
  const place = document.querySelector('#who')
  if (!place) return
  const say = sentencesIn(document)
  const drawn = await Promise.all(file.cases.map((one) => drawCase(vault, file, one, say)))
  if (place.isConnected) place.replaceChildren(...drawn.flat())
}

async function drawCase(vault: Vault, file: OpenFile, one: OpenCase, say: Say): Promise<HTMLElement[]> {
  const { id, shown, held } = one
  const day = today(file)
  const view = await vault.viewCase({ caseId: id, day })
  const compared = compare(view, shown, day)
  const nameOf = namesOf(file, shown, say)
  const draw = (card: Card) => drawCard(say, nameOf, card)
  const words = await wordsOf(vault, one, compared)
  const isWhole =
    file.areNamed &&
    isTrue(compared) &&
    one.missing.length === 0 &&
    !one.isInDoubt &&
    [...words.values()].every((found) => found.is !== 'other')
  // What the server alone says has ended can be stopped as well: nobody has signed its end.
  const inForce = [...compared.agreed, ...compared.hidden, ...compared.unlocked, ...compared.outside]
  const stoppable = inForce.filter((one) => one.basis === 'consent').length
  const all = document.querySelector<HTMLTemplateElement>('template#all')
  return [
    verdict(say, isWhole, clocksAgree(file)),
    ...amiss(say, one, nameOf(view.owner)),
    honest(say, stoppable, inForce.length + 1),
    draw({ circle: view.owner, says: 'who.carries' }),
    ...compared.asked.map((one) => element('div', say('who.asked', nameOf(one.to)), 'n')),
    ...cardsInForce(compared, (grant) => drawWords(say, words.get(grant))).map(draw),
    ...(stoppable > 1 && all ? [whole(all)] : []),
    ...endedCards(say, file, shown, { compared, draw, held }),
    story(say, nameOf, shown),
    linesOf(say, await cardLines(vault, id)),
  ]
}

/** What the places of a case are called: as it was signed. */
function namesOf(file: OpenFile, shown: OpenCase['shown'], say: Say): (circle: number) => string {
  return (circle) => {
    const name = file.places.find((one) => one.circle === circle)?.name
    const listed = shown.consents.find((one) => one.recipient === circle && !one.outside)?.recipientName
    // A team's has what it is for behind the organisation's.
    return name && listed?.startsWith(name) ? listed : name || say('who.place')
  }
}

/** What was said yes to, by its grant. */
async function wordsOf(
  vault: Vault,
  { id, records, held }: OpenCase,
  compared: Compared,
): Promise<Map<string, VerifiedConsentText>> {
  const words = new Map<string, VerifiedConsentText>()
  const kept = { caseId: id, records, held }
  for (const grant of compared.agreed.filter(({ agreed }) => agreed))
    words.set(grant.id, await verifyConsentText(vault, kept, grant, async (row) => row.value))
  return words
}

/** What of her own did not come, and what somebody signed who had left: with who can put it right. */
function amiss(say: Say, { missing, isInDoubt, isAhead }: OpenCase, carrier: string): HTMLElement[] {
  const parts = missing.map((part) => say(`part.${part}`))
  return [
    ...(isInDoubt ? [element('p', say('who.doubt', carrier), 'n e')] : []),
    // A wrong clock is called one.
    ...(isAhead ? [element('p', say('who.ahead', carrier), 'n')] : []),
    ...(parts.length > 0 ? [element('p', say('who.missing', listOf(parts)), 'n e')] : []),
  ]
}

/** How many can see it, and how many of them she can stop. */
const honest = (say: Say, stoppable: number, all: number): HTMLElement =>
  element(
    'p',
    stoppable === 0
      ? say('who.honest.none')
      : say('who.honest', count(stoppable)).replace('\uE001', count(all)),
  )

/** Who can read now: what the server hides first, and what it shows without a signature last. */
function cardsInForce(compared: Compared, wordsFor: (grant: string) => HTMLElement[]): Card[] {
  const stop = ({ id: track, basis }: { id: string; basis: string }) =>
    basis === 'consent'
      ? { button: { signs: { stop: track }, track, says: 'who.stop' } }
      : { says: reasons[basis] ?? 'who.law' }
  return [
    ...compared.hidden.map((one) => ({ ...one, circle: one.to, wrong: 'who.hidden', ...stop(one) })),
    ...compared.agreed.map((one) => ({ ...one, circle: one.to, words: wordsFor(one.id), ...stop(one) })),
    ...compared.outside.map((one) => ({
      ...one,
      circle: one.recipient,
      place: one.recipientName,
      button: { track: one.track, says: 'who.stop' },
    })),
    ...compared.unsigned.map((one) => ({ ...one, circle: one.recipient, wrong: 'who.unsigned' })),
    ...compared.keyed.map((circle) => ({ circle, wrong: 'who.holder' })),
  ]
}

const count = (number: number): string => new Intl.NumberFormat(document.documentElement.lang).format(number)

/** Stop everything: the page's own form, with what is signed for it. */
function whole(all: HTMLTemplateElement): HTMLElement {
  const box = (all.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement
  const form = box.querySelector('form')
  if (form) offer(form, { stop: '' })
  return box
}

function verdict(say: Say, isWhole: boolean, isDayKnown: boolean): HTMLElement {
  if (!isWhole) {
    const box = element('div', say('who.differs'), 'n e')
    box.setAttribute('role', 'alert')
    return box
  }
  if (!isDayKnown) return element('div', say('clock'), 'n')
  const box = element('div', '', 'n f')
  box.append(element('p', say('who.checked')), element('small', say('who.limit')))
  return box
}

function drawCard(say: Say, nameOf: (circle: number) => string, card: Card): HTMLElement {
  const box = element('div', '', card.wrong ? 'k e' : card.says && card.basis ? 'k y' : 'k')
  const place = card.place || nameOf(card.circle)
  box.append(named('b', place))
  if (card.wrong) box.append(element('p', say(card.wrong)))
  if (card.compartments) {
    const list = element('ul', '', 't')
    const parts = listOf(card.compartments.map((part) => say(`part.${part}`)))
    const pages = typeof card.pages === 'number' ? card.pages : (card.pages?.length ?? 0)
    list.append(
      pages > 0
        ? element('li', say('who.pages', count(pages)))
        : element('li', say(card.isOver ? 'who.saw' : 'who.sees', parts)),
      element('li', say('who.why', say(`why.${card.purpose}`))),
    )
    if (!card.isOver) list.append(element('li', say('who.until', card.until)))
    box.append(list)
  }
  box.append(...(card.words ?? []))
  if (card.says) box.append(element('span', say(card.says)))
  if (card.button && card.asked) box.append(lookFirst(say, place, card.asked, card.button))
  else if (card.button) box.append(act(card.button, say(card.button.says, place)))
  return box
}

/** A yes takes two presses: between them stand the words, the reader and the last day. */
function lookFirst(say: Say, place: string, asked: Yes, button: NonNullable<Card['button']>): HTMLElement {
  const box = element('details', '')
  box.append(
    element('summary', say(button.says, place)),
    named('p', place),
    ...askedLines(say, place, asked),
    act(button, say('who.again.yes')),
  )
  return box
}

/** A form that the island signs; where it cannot, or where there is nothing to sign, it goes to the server as it is. */
function act({ signs, track }: { signs?: Offer; track: string }, text: string): HTMLElement {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = `/${document.documentElement.lang}${addresses.whoCanSee}`
  if (signs) offer(form, signs)
  const field = document.createElement('input')
  Object.assign(field, { type: 'hidden', name: 'track', value: track })
  form.append(field, element('button', text, 'b v'))
  return form
}

function endedCards(
  say: Say,
  file: OpenFile,
  shown: OpenCase['shown'],
  {
    compared,
    draw,
    held,
  }: { compared: Compared; draw: (card: Card) => HTMLElement; held: readonly string[] },
): HTMLElement[] {
  const unlocked = compared.unlocked.map((one) => ({
    ...one,
    circle: one.to,
    isOver: true as const,
    says: 'who.unlocked',
    button: { signs: { stop: one.id }, track: one.id, says: 'who.lock' },
  }))
  const past = endedYeses(compared, shown, held)
    .slice(0, 10)
    .map((yes) => ({ ...yes, until: untilAgain(file, yes.until) }))
  if (unlocked.length + past.length === 0) return []
  return [
    element('h2', say('who.ended')),
    ...unlocked.map(draw),
    ...past.map((yes) => {
      const button = { signs: { again: yes }, track: yes.id, says: 'who.again' }
      return draw({ ...yes, circle: yes.to, isOver: true, button, asked: yes })
    }),
  ]
}

/** The last lines of her file, to compare with what stands on her card. */
function linesOf(say: Say, lines: readonly CardLine[]): HTMLElement {
  const box = element('details', '', 'k q')
  const list = element('ul', '', 't')
  for (const { n, words } of lines) {
    const line = element('li', `${n} · ${words}`)
    Object.assign(line, { dir: 'ltr', lang: 'en' })
    list.append(line)
  }
  box.append(element('summary', say('who.lines')), element('p', say('who.lines.words')), list)
  return box
}

function story(say: Say, nameOf: (circle: number) => string, shown: OpenCase['shown']): HTMLElement {
  const box = element('details', '', 'k q')
  const list = element('ul', '', 't')
  for (const { what, day, circle } of storyOf(shown).toReversed()) {
    const line = element('li', say(`story.${what}`, nameOf(circle)))
    line.append(document.createElement('br'), element('small', dayOf(day)))
    list.append(line)
  }
  box.append(element('summary', say('story')), list)
  return box
}

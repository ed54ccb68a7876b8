// The vault's work with pages. What is given is sealed, hashed into the signed grant and wrapped in one act; what is read is held
// against that hash, so that a server can neither add, swap, change nor cut a page unseen.
import { agreedFrom } from './agreed.ts'
import type { Bytes } from './bytes.ts'
import type { CaseNow } from './case-shape.ts'
import type { CircleKeys } from './circle.ts'
import { openPage, pageHash, pagePlace, pageWrapPlace, sealPage } from './page.ts'
import { keepersOf, readersOfPage } from './pages-given.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import { recipientOf } from './vault-cases.ts'
import type { PageCalls, PageToSeal, PageWrap, SealedPageText } from './vault-page-shape.ts'
import { newest, unlocked, type Held, type VaultState } from './vault-state.ts'
import { chainOf, presentCase, replacedBy, say } from './vault-statements.ts'
import { mustBeWitnessed } from './vault-witness.ts'
import { isInner, unwrapKey, unwrapUnder, wrapKey, wrapUnder } from './wrap.ts'

type Sealed = { page: string; key: Bytes; hash: string; text: SealedPageText }

async function sealOne(held: Held, caseId: string, { page, value }: PageToSeal): Promise<Sealed> {
  mustBeWitnessed(held)
  const { key, hash, commit, ciphertext } = await sealPage(pagePlace(held.network, caseId, page), value)
  const text = { page, commit: toText(commit), ciphertext: toText(ciphertext) }
  return { page, key, hash: toText(hash), text }
}

async function wrapOne(held: Held, caseId: string, page: Sealed, circleId: number): Promise<PageWrap> {
  mustBeWitnessed(held)
  const { publicKey, epoch } = recipientOf(held, caseId, circleId)
  const present = newest(held.circles.get(circleId) ?? new Map<number, CircleKeys>()).value
  const inner = present && present.epoch === epoch ? present.kw : undefined
  const place = pageWrapPlace(caseId, page.page, circleId)
  const wrap = inner
    ? await wrapUnder(inner, page.key, place)
    : await wrapKey(fromText(publicKey), page.key, place)
  return { page: page.page, circleId, wrap: toText(wrap) }
}

/** The page's key from a wrap of one of the own circles; undefined where none is, `broken` where they are spoilt. */
async function keyOfPage(
  held: Held,
  caseId: string,
  page: string,
  wraps: readonly Omit<PageWrap, 'page'>[],
): Promise<Bytes | undefined> {
  let isSpoilt = false
  for (const { circleId, wrap } of wraps) {
    const place = pageWrapPlace(caseId, page, circleId)
    const bytes = fromText(wrap)
    const tries =
      circleId === held.ownCircle
        ? [() => unwrapKey(held.enc, bytes, place)]
        : [...(held.circles.get(circleId)?.values() ?? [])].map(
            (circle) => () =>
              isInner(bytes) ? unwrapUnder(circle.kw, bytes, place) : unwrapKey(circle.enc, bytes, place),
          )
    for (const open of tries) {
      try {
        return await open()
      } catch (refusal) {
        if (!(refusal instanceof SealingError) || refusal.code !== 'broken') throw refusal
        isSpoilt = true
      }
    }
  }
  if (isSpoilt) throw new SealingError('broken')
  return undefined
}

const isMine = ({ circles, ownCircle }: Held, circle: number): boolean =>
  circles.has(circle) || circle === ownCircle

/** One page, if it is the very one that was given, and given to one of the own circles. */
async function openOne(
  held: Held,
  now: CaseNow,
  { caseId, day }: { caseId: string; day: string },
  { page, commit, ciphertext, wraps }: Parameters<PageCalls['openPages']>[0]['pages'][number],
): Promise<unknown> {
  const named = now.pages.get(page)
  if (!named || !readersOfPage(now, page, day).some((circle) => isMine(held, circle)))
    throw new SealingError('not-verified')
  const place = pagePlace(held.network, caseId, page)
  const sealed = { commit: fromText(commit), ciphertext: fromText(ciphertext) }
  if (toText(await pageHash(place, sealed)) !== named.hash) throw new SealingError('wrong-commit')
  const key = await keyOfPage(held, caseId, page, wraps)
  if (!key) throw new SealingError('no-key')
  return openPage(place, key, sealed)
}

/** The calls about pages. */
export function pageCalls(vault: VaultState): PageCalls {
  return {
    async grantPages({ caseId, at, grant, pages, agreed, beside, ...terms }) {
      const held = unlocked(vault)
      const before = chainOf(held, caseId)
      const replaces = replacedBy(held, before.now, { ...terms, compartments: [], pages }, beside)
      const sealed = await Promise.all(pages.map((page) => sealOne(held, caseId, page)))
      const circles = (page: PageToSeal) => new Set([terms.to, ...keepersOf(before.now, page.parts)])
      // Before anything is said: a key for all who read it, or for none.
      for (const page of pages) for (const circle of circles(page)) recipientOf(held, caseId, circle)
      const statement = await say(vault, caseId, {
        t: 'grant',
        at,
        grant,
        ...terms,
        pages: pages.map(({ page, parts }, n) => ({ page, hash: sealed[n]!.hash, parts })),
        ...(agreed && { agreed: await agreedFrom(agreed) }),
        ...(replaces.length > 0 && { replaces }),
      })
      const wraps = pages.flatMap((page, n) =>
        [...circles(page)].map((circle) => wrapOne(held, caseId, sealed[n]!, circle)),
      )
      try {
        return { statement, pages: sealed.map(({ text }) => text), wraps: await Promise.all(wraps) }
      } catch (refusal) {
        held.chains.set(caseId, before)
        throw refusal
      }
    },

    async openPages({ caseId, day, pages }) {
      const held = unlocked(vault)
      const { now } = await presentCase(vault, caseId)
      const opened = await Promise.all(
        pages.map(async (one) => {
          try {
            return { page: one.page, value: await openOne(held, now, { caseId, day }, one) }
          } catch (refusal) {
            if (!(refusal instanceof SealingError)) throw refusal
            return { page: one.page, refused: refusal.code }
          }
        }),
      )
      const given = [...now.grants.values()].filter(({ to, until }) => until >= day && isMine(held, to))
      const named = new Set(given.flatMap((one) => one.pages?.map(({ page }) => page) ?? []))
      const missing = [...named].filter((name) => !pages.some(({ page }) => page === name))
      return { opened, missing }
    },
  }
}

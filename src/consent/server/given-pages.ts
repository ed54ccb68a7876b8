// Pages on the server: they come with the signed grant that names them by their hashes, and their keys for exactly those whom the
// chain names. The server can open none, and what it would exchange no longer fits the hash.
import { Problem } from '../../api/problem.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import type { CaseNow, GivenPage } from '../../sealing/case-shape.ts'
import type { Said } from '../../sealing/chain.ts'
import { pageHash, pagePlace } from '../../sealing/page.ts'
import { keepersOf, partsOfPages } from '../../sealing/pages-given.ts'
import { fromText, toText } from '../../sealing/text.ts'

/** What comes with a grant of pages. */
export interface PagesIn {
  sealed: readonly { page: string; commit: string; ciphertext: string }[]
  wraps: readonly { page: string; circleId: number; wrap: string }[]
  /** Copies of papers, and the pages on which they stand. */
  papers: readonly { page: string; copy: string }[]
}

export const signedPages = (said: Said): readonly GivenPage[] => (said['pages'] ?? []) as readonly GivenPage[]

/** The parts from which the pages of a statement were copied. */
export const partsSigned = (said: Said): string[] => partsOfPages(signedPages(said))

const name = (page: string, circle: number): string => `${page} ${circle}`

/** What came is what was signed, each page once, with a key for the recipient and whoever keeps it, and for nobody else. */
async function mustBeSigned(
  ctx: Ctx,
  caseId: string,
  { sealed, wraps }: PagesIn,
  { said, now, recipient }: { said: Said; now: CaseNow; recipient: number },
): Promise<void> {
  const signed = signedPages(said)
  const hashes = await Promise.all(
    sealed.map(async ({ page, commit, ciphertext }) => {
      const place = pagePlace(ctx.network.id, caseId, page)
      return `${page} ${toText(await pageHash(place, { commit: fromText(commit), ciphertext: fromText(ciphertext) }))}`
    }),
  )
  const isSame =
    hashes.toSorted().join() ===
    signed
      .map(({ page, hash }) => `${page} ${hash}`)
      .toSorted()
      .join()
  if (!isSame) throw new Problem('refused', { because: 'bad-statement' })
  const expected = signed.flatMap(({ page, parts }) =>
    [...new Set([recipient, ...keepersOf(now, parts)])].map((circle) => name(page, circle)),
  )
  const came = wraps.map(({ page, circleId }) => name(page, circleId))
  if (came.toSorted().join() !== expected.toSorted().join())
    throw new Problem('refused', { because: 'wrap-for-somebody-else' })
}

/** Keeps the pages of a grant. The recipient's keys rest on the agreement; `withheld` until a referral is accepted. */
export async function storePages(
  ctx: Ctx,
  { caseId, track, recipient, pages }: { caseId: string; track: string; recipient: number; pages: PagesIn },
  { said, now, withheld }: { said: Said; now: CaseNow; withheld: boolean },
): Promise<void> {
  await mustBeSigned(ctx, caseId, pages, { said, now, recipient })
  const { sealed, wraps, papers } = pages
  await ctx.tx.run(sql`insert into pages (id, case_id, commitment, ciphertext)
    select p.id, ${caseId}, p.commitment, p.ciphertext from unnest(${sealed.map(({ page }) => page)}::uuid[],
      ${sealed.map(({ commit }) => bytes(commit))}::bytea[], ${sealed.map(({ ciphertext }) => bytes(ciphertext))}::bytea[]) as p(id, commitment, ciphertext)`)
  await ctx.tx.run(sql`insert into page_wraps (page, circle, wrap, consent_track, withheld)
    select w.page, w.circle, w.wrap, case when w.circle = ${recipient} then ${track}::uuid end, w.circle = ${recipient} and ${withheld}
    from unnest(${wraps.map(({ page }) => page)}::uuid[], ${wraps.map(({ circleId }) => circleId)}::int[], ${wraps.map(({ wrap }) => bytes(wrap))}::bytea[]) as w(page, circle, wrap)`)
  if (papers.length === 0) return
  const { put } = await ctx.tx.one<{
    put: number
  }>(sql`select app.put_copies(${caseId}, ${papers.map(({ copy }) => copy)}::uuid[],
    ${papers.map(({ page }) => page)}::uuid[]) as put`)
  if (put !== papers.length) throw new Problem('refused', { because: 'pieces-missing' })
}

interface PageRow {
  id: string
  commitment: Buffer
  ciphertext: Buffer
  wraps: { circle: number; wrap: string }[]
}

/** The pages of a case that are shared with the actor, each with the keys that were made for their circles. */
export async function pagesOf(ctx: Ctx, caseId: string) {
  const rows = await ctx.tx.rows<PageRow>(sql`select p.id, p.commitment, p.ciphertext,
      (select coalesce(json_agg(json_build_object('circle', w.circle, 'wrap', encode(w.wrap, 'base64'))), '[]') from page_wraps w where w.page = p.id) as wraps
    from pages p where p.case_id = ${caseId} order by p.id limit 400`)
  return rows.map(({ id, commitment, ciphertext, wraps }) => ({
    page: id,
    commit: base64url(commitment),
    ciphertext: base64url(ciphertext),
    wraps: wraps.map(({ circle, wrap }) => ({
      circleId: circle,
      wrap: base64url(Buffer.from(wrap, 'base64')),
    })),
  }))
}

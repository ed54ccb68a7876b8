// Registers, passed on: what a member's browser is to say of the cases of its circles, and the word of another organisation beside it. The
// other organisation is given hashes and writes for a circle of which it sees nothing.
import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { isCosignatureOf, readCosignature } from '../../sealing/register.ts'
import { SealingError } from '../../sealing/suite.ts'
import type { registersApi } from '../api.ts'

/** What was said longer ago confirms nothing by the time that it is cosigned. */
const freshMs = 60 * 60_000
/** A circle is cosigned again after a quarter of an hour. */
const againMs = 15 * 60_000

/** What was signed must be what is to be kept. */
function isAbout(words: { body: string }, one: { slot: string; counter: number }): boolean {
  try {
    const said = readCosignature(words)
    return said.slot === one.slot && said.counter === one.counter
  } catch (error) {
    if (error instanceof SealingError) return false
    throw error
  }
}

interface HeadRow {
  circle: number
  case_id: string
  n: number
  hash: Buffer
}

/** How to reach the people of these cases, as far as its rows may be seen; whoever has no case sees none. */
const contactsOf = async (tx: Ctx['tx'], cases: readonly HeadRow[]) =>
  cases.length === 0
    ? []
    : tx.rows<{
        case_id: string
        version: number
        hash: Buffer
      }>(sql`select distinct on (case_id) case_id, version,
        sha256(ciphertext) as hash from records
      where kind = 'safe_contact' and case_id = any (${cases.map((one) => one.case_id)}::uuid[]) order by case_id, version desc`)

export const registersServer: Handlers<typeof registersApi, Ctx> = {
  async heads(_input, { tx }) {
    const rows = await tx.rows<HeadRow>(sql`select circle, case_id, n, hash from app.register_heads()`)
    const contacts = new Map(
      (await contactsOf(tx, rows)).map(({ case_id, version, hash }) => [
        case_id,
        { n: version, hash: base64url(hash) },
      ]),
    )
    const lists = Map.groupBy(rows, ({ circle }) => circle)
    return {
      lists: [...lists].map(([circle, cases]) => ({
        circle,
        cases: cases.map(({ case_id: caseId, n, hash }) => {
          const contact = contacts.get(caseId)
          return { caseId, n, hash: base64url(hash), ...(contact && { contact }) }
        }),
      })),
    }
  },

  async list(_input, { tx }) {
    const rows = await tx.rows<{
      body: string
      signature: Buffer
      sealed: Buffer
      organisation: number
      cosigned: string
      cosignature: Buffer
    }>(
      sql`select body, signature, sealed, organisation, cosigned, cosignature from registers order by circle`,
    )
    return {
      registers: rows.map((row) => ({
        body: row.body,
        signature: base64url(row.signature),
        sealed: base64url(row.sealed),
        organisation: row.organisation,
        cosigned: { body: row.cosigned, signature: base64url(row.cosignature) },
      })),
    }
  },

  async due(_input, { tx, now }) {
    const [fresh, due] = [freshMs, againMs].map((ago) => new Date(now.getTime() - ago))
    const rows = await tx.rows<{ slot: Buffer; counter: number; hash: Buffer }>(
      sql`select slot, counter, hash from app.registers_due(${fresh}, ${due})`,
    )
    return {
      due: rows.map(({ slot, counter, hash }) => ({
        slot: base64url(slot),
        counter,
        hash: base64url(hash),
      })),
    }
  },

  async cosign({ slot, counter, ...cosigned }, ctx) {
    const { id } = staffOf(ctx)
    const { key } = await ctx.tx.one<{ key: Buffer }>(
      sql`select sig_public as key from users where id = ${id}`,
    )
    const isTheirs = isAbout(cosigned, { slot, counter })
    if (!isTheirs || !(await isCosignatureOf(base64url(key), ctx.network.id, cosigned)))
      throw new Problem('refused', { because: 'signature-not-yours' })
    const { kept } = await ctx.tx.one<{
      kept: boolean
    }>(sql`select app.keep_register(${bytes(slot)}, ${counter},
      ${cosigned.body}, ${bytes(cosigned.signature)}, ${ctx.now}) as kept`)
    return { kept }
  },
}

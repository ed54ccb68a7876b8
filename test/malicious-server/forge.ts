// A member whose client does not play by the rules: it signs whatever it is told to, with its own true key, and leaves the
// checks of the honest vault aside. What holds against it, the server and the other clients hold by themselves.

import type { Colleague } from '../../demo/actor.ts'
import { signIn, vaultFor } from '../../demo/actor.ts'
import { hashOf, NO_HEAD, readStatement, state } from '../../src/sealing/chain.ts'
import { asOwner } from '../../src/database/open.ts'
import { minuteOf } from '../../src/sealing/minute.ts'
import type { ChainPlace, Head, Kept, Statement, Told } from '../../src/sealing/chain.ts'
import { randomBytes } from 'node:crypto'
import { readMove, signMove } from '../../src/sealing/signed-move.ts'
import type { MoveLine } from '../../src/sealing/vault-move-shape.ts'
import { nothingHeld } from '../../src/sealing/vault.ts'
import type { Compartment } from '../../src/sealing/vault-shape.ts'
import { passphrase, type TestNetwork } from '../people.ts'

type Saying = { t: string; [field: string]: unknown }

export interface Forger extends Colleague {
  /** Signs the next statement of a case's chain, whatever it says. */
  saysOn: (caseId: string, said: Saying, head?: Head & Told) => Promise<Statement>
  /** Signs a statement of an organisation's log that follows any head. */
  saysAfter: (head: Head & Told, organisation: number, said: Saying) => Promise<Statement>
  /** Signs the next statement of an organisation's log. */
  saysIn: (organisation: number, said: Saying) => Promise<Statement>
}

/** How far a chain goes, and by which rules. */
export async function headOf(statements: readonly (Statement | Kept)[]): Promise<Head & Told> {
  const last = statements.at(-1)
  if (!last) return { ...NO_HEAD, rules: 2 }
  const told = statements.findLast((one): one is Statement => 'body' in one)
  const rules = told ? (readStatement(told).v ?? 1) : 1
  return { n: statements.length, hash: 'body' in last ? await hashOf(last) : last.hash, rules }
}

/** The same colleague, with such a client. */
export async function forger(network: TestNetwork, who: Colleague): Promise<Forger> {
  const inside = nothingHeld()
  const again = await signIn(network.staff, who.handle, passphrase, vaultFor(network.staff, inside))
  const sign = async (about: ChainPlace['about'], id: string, head: Head & Told, said: Saying) => {
    const { held } = inside
    if (!held) throw new Error('not unlocked')
    const place = { network: again.network, about, id }
    const at = minuteOf(network.state.now())
    return (await state(place, head, { by: { id: again.id, sig: held.sig }, said: { at, ...said } }))
      .statement
  }
  return {
    ...again,
    async saysOn(caseId, said, head) {
      const known = head ?? (await headOf((await again.api.cases.read({ id: caseId })).statements))
      const { head: log } = await again.vault.viewLog({ organisation: again.organisation })
      const { rules = 2 } = known
      const from = { from: again.organisation, log: log.n, ...(rules === 2 && { head: log.hash }) }
      return sign('case', caseId, { ...known, rules }, { ...from, ...said })
    },
    saysAfter: (head, organisation, said) =>
      sign('organisation', String(organisation), { rules: 2, ...head }, said),
    async saysIn(organisation, said) {
      const { logs } = await again.api.organisations.logs({ after: [{ organisation, n: 0 }] })
      return sign('organisation', String(organisation), await headOf(logs[0]?.statements ?? []), said)
    },
  }
}

/** Bytes that look like wraps of a compartment's key to these circles. */
export const madeUpWraps = (compartment: Compartment, epoch: number, ...circles: number[]) =>
  circles.map((circleId) => ({
    compartment,
    epoch,
    circleId,
    wrap: Buffer.concat([Buffer.from([1]), randomBytes(80)]).toString('base64url'),
  }))

/** Bytes that look like an epoch. */
export const madeUpEpoch = (compartment: Compartment, epoch: number) => ({
  compartment,
  epoch,
  commit: randomBytes(32).toString('base64url'),
})

/** A signed move that sets these facts, on top of what the true server has of a case, by somebody whose client asks nobody. */
export const signedOnHead = (
  network: TestNetwork,
  who: Colleague,
  caseId: string,
  sets: Record<string, string>,
): Promise<{ statement: Statement }> =>
  movedOnHead(network, who, { about: 'case', id: caseId, caseId }, (before, own) => ({
    facts: {
      ...before.facts,
      ...Object.fromEntries(Object.entries(sets).map(([name, is]) => [name, { is, ...own }])),
    },
  }))

type Own = { n: number; by: string; from: number; on: string }
type Said = ReturnType<typeof readMove>

/** The same of any line: what it says is made from the move before it. */
export async function movedOnHead(
  network: TestNetwork,
  who: Colleague,
  { about, id, caseId }: MoveLine,
  saying: (before: Said, own: Own) => Pick<Said, 'facts' | 'step'>,
): Promise<{ statement: Statement }> {
  const inside = nothingHeld()
  const again = await signIn(network.staff, who.handle, passphrase, vaultFor(network.staff, inside))
  const { rows } = await asOwner(network.database, (client) =>
    client.query<{ body: string; signature: string }>(
      'select body, signature from signed_moves where line = $1 order by n desc limit 1',
      [id],
    ),
  )
  const last = { body: rows[0]!.body, signature: rows[0]!.signature }
  const before = readMove(last)
  const { head } = await again.vault.viewLog({ organisation: again.organisation })
  const on = minuteOf(network.state.now()).slice(0, 10)
  const own = { n: before.n + 1, by: again.id, from: again.organisation, on }
  const statement = await signMove(
    { network: again.network, about, id },
    { n: before.n, hash: await hashOf(last) },
    { id: again.id, sig: inside.held!.sig },
    {
      from: again.organisation,
      log: head.n,
      head: head.hash,
      on,
      case: caseId,
      ...saying(before, own),
    },
  )
  return { statement }
}

// The vault's part in what is the newest: each hour the browsers of a circle say how far the chains of its cases go and what stands there of
// how to reach each person, and the browser of another organisation cosigns the hash of that. By it a browser that remembers nothing holds
// what it is shown against what was shown to others. (Decision 169.)
import { hashOf, type Head } from './chain.ts'
import { isCosignatureOf, makeCosignature, readCosignature, slotOf } from './register.ts'
import { SealingError } from './suite.ts'
import { CONTACT, contactOf, keepList, listFrom } from './vault-lists.ts'
import { newestSeen, pinCosigned, pinName } from './vault-pins.ts'
import type { ContactState, RegisterCalls, ShownRegister } from './vault-register-shape.ts'
import { unlocked, type Held, type VaultState } from './vault-state.ts'
import { isRecent, minuteOfWitness } from './vault-time.ts'
import { readStatementOfCircle } from './vault-witness.ts'

/** What is made each hour and cosigned within the next says what is so now for two. */
const CONFIRMS_HOURS = 2

/** When another organisation's browser has cosigned a statement; undefined where that is not proved. */
async function cosignedAt(
  held: Held,
  { organisation, cosigned, ...statement }: ShownRegister,
  slot: string,
  counter: number,
): Promise<string | undefined> {
  const log = organisation === held.home ? undefined : held.logs.get(organisation)
  const said = readCosignature(cosigned)
  const isOfIt = said.slot === slot && said.counter === counter && said.hash === (await hashOf(statement))
  if (!log || !isOfIt) return undefined
  for (const { sig, state } of log.now.members.values())
    if (sig !== undefined && state === 'member' && (await isCosignatureOf(sig, held.network, cosigned)))
      return said.at
  return undefined
}

async function take(held: Held, register: ShownRegister): Promise<void> {
  const read = await readStatementOfCircle(held, register)
  if (!read?.saw?.listed || !read.kw) return
  const { user, circle, counter, at } = read.said
  const by = await cosignedAt(held, register, await slotOf(read.kw, held.network, read.said), counter)
  if (by === undefined) return
  const isOwn = user === held.userId && counter >= (held.witness.sealed.get(circle)?.first ?? Infinity)
  keepList(held, `register ${circle}`, { ...listFrom(at, read.saw.listed), cosignedAt: by, isOwn })
}

/** What two say of how to reach somebody, as it was last opened here. */
function contactState(vault: VaultState, held: Held, caseId: string): ContactState {
  const seen = newestSeen(held, { caseId, field: CONTACT })
  const minutes = [...held.witness.lists.values()].flatMap(({ at, cosignedAt: by, isOwn, heads }) => {
    const told = heads.get(contactOf(caseId))
    const isSame = seen !== undefined && told?.n === seen.n && told.hash === seen.hash
    if (!isSame || by === undefined || isOwn) return []
    const isNow = [at, by].every((minute) => isRecent(vault, held, minute, CONFIRMS_HOURS))
    return isNow ? [at < by ? at : by] : []
  })
  const confirmedAt = minutes.toSorted().at(-1)
  return confirmedAt === undefined ? {} : { confirmedAt }
}

/** What is of no right shape is nobody's word. */
const unlessBroken = (refusal: unknown): void => {
  if (!(refusal instanceof SealingError && refusal.code === 'broken')) throw refusal
}

/** The calls about registers. */
export function registerCalls(vault: VaultState): RegisterCalls {
  return {
    async listHeads({ asked, lists }) {
      const held = unlocked(vault)
      // What was shown before is not said of a later minute.
      held.witness.listed.clear()
      held.witness.listedAt = asked
      for (const { circle, cases } of lists)
        held.witness.listed.set(
          circle,
          new Map(
            cases.flatMap(({ caseId, n, hash, contact }): [string, Head][] => [
              [pinName({ network: held.network, about: 'case', id: caseId }), { n, hash }],
              ...(contact ? [[contactOf(caseId), contact] as [string, Head]] : []),
            ]),
          ),
        )
    },

    async takeRegisters({ registers }) {
      const held = unlocked(vault)
      for (const one of registers) await take(held, one).catch(unlessBroken)
    },

    async cosignRegisters({ due }) {
      const held = unlocked(vault)
      const at = minuteOfWitness(vault, held)
      if (at === undefined || held.witness.isLiedTo || held.restoring) return { cosigned: [] }
      const good = due.filter((one) => pinCosigned(held, one))
      return {
        cosigned: await Promise.all(
          good.map(async (one) => makeCosignature(held.sig, held.network, { ...one, at })),
        ),
      }
    },

    async contactState({ caseId }) {
      return contactState(vault, unlocked(vault), caseId)
    },
  }
}

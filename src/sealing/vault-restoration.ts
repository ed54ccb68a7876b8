// The vault's part in an honest restore: it reads what is shown without holding it against its memory, says where the chains go now, and
// takes the word of two of the house for it when its human does. What came back with the backup is told from its memory.
import { logOf } from './log-belief.ts'
import { hashOfText, isRestorationBy, readHeads, readRestoration, signRestoration } from './restoration.ts'
import { SealingError } from './suite.ts'
import { fromText } from './text.ts'
import { pinRestored } from './vault-pins.ts'
import type {
  CameBack,
  RestorationCalls,
  RestorationView,
  ShownRestoration,
} from './vault-restoration-shape.ts'
import { unlocked, type Held, type KnownLog, type VaultState } from './vault-state.ts'
import { fingerprintWords } from './words.ts'

const homeOf = (held: Held): KnownLog => logOf(held, held.home ?? 0)
const homePin = ({ pins, home }: Held) => pins.get(`organisation ${home}`)

async function viewOf(held: Held, { body, heads, signatures }: ShownRestoration): Promise<RestorationView> {
  const said = readRestoration(body)
  const { now } = homeOf(held)
  const isOurs = said.organisation === held.home && said.heads === (await hashOfText(heads))
  if (!isOurs) throw new SealingError('broken')
  const gone = homePin(held)?.removed ?? []
  const signers = new Set<string>()
  for (const { user, signature } of signatures) {
    const member = now.members.get(user)
    const key = member?.state === 'member' && !gone.includes(user) ? member.sig : undefined
    if (key && (await isRestorationBy(key, held.network, body, signature))) signers.add(user)
  }
  const all = [...now.members].filter(
    ([id, { sig, state }]) => sig && state === 'member' && !gone.includes(id),
  )
  const administers = [...signers].some((one) => now.members.get(one)?.roles.includes('administrator'))
  return {
    until: said.until,
    at: said.at,
    words: await fingerprintWords(fromText(await hashOfText(body))),
    signers: [...signers],
    isSigned: administers && signers.size >= Math.min(2, all.length),
  }
}

/** Lowers what was seen to what is said; answers with the memory of what came back. */
function accept(held: Held, { at, heads }: { at: string; heads: string }, said: string): CameBack {
  const { members } = homeOf(held).now
  const back = (homePin(held)?.removed ?? []).filter((one) => members.get(one)?.state === 'member')
  const cases: CameBack['cases'] = []
  for (const [name, n, hash] of readHeads(heads)) {
    const seen = held.pins.get(name)
    // Whoever looked after it was said has seen more than it knew of.
    if (!seen || (seen.at ?? '') > at) continue
    const [kind, id = ''] = name.split(' ')
    if (kind === 'case' && (seen.ended || seen.frozen))
      cases.push({ caseId: id, ended: seen.ended ?? [], frozen: seen.frozen === true })
    held.pins.set(name, { n, hash, ...(seen.circles && { circles: seen.circles }) })
    for (const one of held.pins.keys())
      if (
        kind === 'case' &&
        ['epoch', 'newest', 'moves-case'].some((what) => `${one} `.startsWith(`${what} ${id} `))
      )
        held.pins.delete(one)
  }
  pinRestored(held, at, said)
  // Colleagues have counted on from the backup, and so have processes; what they told of before is no more.
  for (const one of held.pins.keys()) if (/^(witness|moves-track|register) /.test(one)) held.pins.delete(one)
  held.witness.told.clear()
  held.witness.shown.clear()
  held.witness.epochs.clear()
  held.witness.listed.clear()
  held.witness.lists.clear()
  held.witness.sealed.clear()
  held.witness.isLiedTo = false
  held.restoring = false
  return { cases, members: back }
}

/** The calls about a backup that was restored. */
export function restorationCalls(vault: VaultState): RestorationCalls {
  return {
    async beginRestoration() {
      const held = unlocked(vault)
      held.restoring = true
    },

    async signRestoration({ until, at, heads, body }) {
      const held = unlocked(vault)
      const list = await hashOfText(heads)
      readHeads(heads)
      const said = body ?? JSON.stringify({ organisation: held.home, until, at, heads: list })
      const { organisation, heads: named } = readRestoration(said)
      if (organisation !== held.home) throw new SealingError('broken')
      if (named !== list) throw new SealingError('fork')
      return { body: said, signature: await signRestoration(held.sig, held.network, said) }
    },

    async viewRestoration(shown) {
      return viewOf(unlocked(vault), shown)
    },

    async acceptRestoration(shown) {
      const held = unlocked(vault)
      const { isSigned, at } = await viewOf(held, shown)
      if (!isSigned) throw new SealingError('not-verified')
      if ((homePin(held)?.at ?? '') > at) throw new SealingError('outdated')
      return accept(held, { at, heads: shown.heads }, await hashOfText(shown.heads))
    },
  }
}

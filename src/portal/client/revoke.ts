// No more, signed: what the person takes back is a statement of their own, and what it had opened gets a new key for whoever
// remains, made here. Who remains is what the checked chain says; what the server says of it is only a question. And once
// more: the same yes, given again, to nobody and for nothing but what was signed before.

import { earliestDay } from '../../sealing/minute.ts'
import { UNTOLD } from '../../sealing/shapes.ts'
import { SealingError } from '../../sealing/suite.ts'
import type { Compartment, Vault } from '../../sealing/vault-shape.ts'
import { yesesIn, type Yes } from './verify-listed.ts'
import type { FileCase } from './open-file.ts'

type Keys = Awaited<ReturnType<Vault['rotateKeys']>>
type Stop = { stops: { track: string; statement: Keys['statement'] }[]; keys: Keys[] }

/**
 * Statements and keys for taking these consents back. What has ended already and nobody has signed (stopped without script, or by
 * its day) is said in the same act: the new key would be for it too. Where no key can be made here, the door closes all the same.
 */
export async function makeStop(
  vault: Vault,
  shown: FileCase,
  tracks: readonly string[],
  at: string,
): Promise<Stop> {
  const { id: caseId, consents } = shown
  const { grants } = await vault.viewCase({ caseId, day: at.slice(0, 10) })
  const isOver = (id: string) => consents.some((one) => one.track === id && ENDED.includes(one.state))
  const ending = grants.filter((one) => tracks.includes(one.id) || isOver(one.id))
  const stops: Stop['stops'] = []
  for (const { id } of ending) {
    const { statement } = await vault.revoke({ caseId, grant: id, at })
    stops.push({ track: id, statement })
  }
  const parts = new Set(ending.filter(({ id }) => tracks.includes(id)).flatMap((one) => one.compartments))
  return { stops, keys: await newKeys(vault, shown, [...parts], at).catch(withoutKeys) }
}
const ENDED = ['withdrawn', 'expired', 'superseded', 'refused']

/** Whom a log does not know gets no key; then whoever carries the case has to make it, as without script. */
function withoutKeys(refusal: unknown): Keys[] {
  if (refusal instanceof SealingError) return []
  throw refusal
}

async function newKeys(
  vault: Vault,
  shown: FileCase,
  parts: readonly Compartment[],
  at: string,
): Promise<Keys[]> {
  const { id: caseId } = shown
  const { person } = await vault.viewCase({ caseId, day: earliestDay(at) })
  const mine = await heldNow(vault, shown)
  // Who gets it, the vault reads in the chain: everybody, or nobody.
  const rotated = parts.filter((one) => mine.includes(one) && person?.compartments.includes(one))
  const made: Keys[] = []
  const turn = async (compartments: readonly Compartment[], history: boolean) => {
    if (compartments.length === 0) return
    made.push(await vault.rotateKeys({ caseId, compartments, why: 'withdrawn', history, at }))
  }
  // Messages that all end need no way back to them: the old key goes with the last of them.
  const ending =
    shown.olderMessages === null &&
    !shown.moreWritten &&
    shown.messages.every(({ goneOn }) => goneOn !== null) &&
    shown.records.every(({ compartment }) => compartment !== 'messages')
  const kept = rotated.filter((one) => !(ending && one === 'messages'))
  await turn(
    kept.filter((one) => !UNTOLD.includes(one)),
    true,
  )
  // A part of which nobody else is told has a line of its own.
  for (const one of kept.filter((part) => UNTOLD.includes(part))) await turn([one], true)
  if (ending)
    await turn(
      rotated.filter((one) => one === 'messages'),
      false,
    )
  return made
}

/** Parts whose newest key is here. */
async function heldNow(vault: Vault, { id, epochs }: FileCase): Promise<Compartment[]> {
  const { held } = await vault.heldKeys({ caseId: id })
  return held
    .filter(({ compartment, epochs: mine }) =>
      epochs.every((one) => one.compartment !== compartment || one.epoch <= Math.max(...mine)),
    )
    .map((one) => one.compartment)
}

/** The same yes once more, as it was offered. `undefined` where nobody signed it so, or where a key for it is not here. */
export async function makeAgain(
  vault: Vault,
  shown: FileCase,
  { id: again, to, compartments, purpose, until }: Yes,
  { track, at }: { track: string; at: string },
) {
  const signed = yesesIn(shown).get(again)
  const mine = await heldNow(vault, shown)
  const isSigned = (part: Compartment) => signed?.compartments.includes(part) && mine.includes(part)
  if (signed?.to !== to || signed.purpose !== purpose || !compartments.every(isSigned)) return undefined
  const terms = { caseId: shown.id, grant: track, to, compartments, purpose, until, at }
  const made = await vault.grant({ ...terms, basis: 'consent', beside: true })
  return { track, again, until, ...made }
}

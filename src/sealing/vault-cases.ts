// The vault's work with cases: keys of compartments, records, grants, new epochs, statements.
import { utf8, type Bytes } from './bytes.ts'
import type { CircleKeys } from './circle.ts'
import {
  boxPrevious,
  checkCommitment,
  commitmentOf,
  newCompartmentKey,
  openPrevious,
  previousPlace,
} from './compartment.ts'
import { ctx } from './ctx.ts'
import { FILE_TABLE } from './file-shape.ts'
import { readFileRecord } from './file.ts'
import { checkSignature, sha256, sign } from './keys.ts'
import { openRecord, recordPlace, sealRecord } from './record.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import { sealHeaders } from './vault-circles.ts'
import type { Compartment, CompartmentEpoch, Recipient, RecordToOpen, Vault, Wrap } from './vault-shape.ts'
import { keepKey, keyOf, newest, unlocked, type Held, type VaultState } from './vault-state.ts'
import { isInner, unwrapKey, unwrapUnder, wrapKey, wrapPlace, wrapUnder } from './wrap.ts'

async function wrapFor(
  held: Held,
  caseId: string,
  recipient: Recipient,
  compartment: Compartment,
): Promise<Wrap> {
  const { circleId, publicKey } = recipient
  const { epoch, key } = keyOf(held, caseId, compartment)
  const place = wrapPlace(caseId, compartment, epoch, circleId)
  const present = newest(held.circles.get(circleId) ?? new Map<number, CircleKeys>())?.value
  // A circle that has moved on without this person is wrapped to by its new public key, never by the old inner one.
  const own = !publicKey || publicKey === (present && toText(present.enc.publicKey)) ? present : undefined
  if (!own && !publicKey) throw new SealingError('no-key')
  const wrap = own ? await wrapUnder(own.kw, key, place) : await wrapKey(fromText(publicKey!), key, place)
  return { compartment, epoch, circleId, wrap: toText(wrap) }
}

/** Wraps to every recipient those of `touched` that the recipient may read. */
async function wrapForAll(
  held: Held,
  caseId: string,
  recipients: Recipient[],
  touched: readonly Compartment[],
): Promise<Wrap[]> {
  const wraps = recipients.flatMap((recipient) =>
    recipient.compartments
      .filter((compartment) => touched.includes(compartment))
      .map((compartment) => wrapFor(held, caseId, recipient, compartment)),
  )
  return Promise.all(wraps)
}

/** Tries a wrap with the circle's epochs, newest first: a wrap does not say under which of them it was made. */
async function openWrap(held: Held, caseId: string, wrap: Wrap): Promise<Bytes | undefined> {
  const place = wrapPlace(caseId, wrap.compartment, wrap.epoch, wrap.circleId)
  const bytes = fromText(wrap.wrap)
  const epochs = [...(held.circles.get(wrap.circleId) ?? new Map<number, never>()).values()]
  for (const circle of epochs.sort((a, b) => b.epoch - a.epoch)) {
    try {
      return await (isInner(bytes)
        ? unwrapUnder(circle.kw, bytes, place)
        : unwrapKey(circle.enc, bytes, place))
    } catch (refusal) {
      if (refusal instanceof SealingError && refusal.code === 'broken') continue
      throw refusal
    }
  }
  return undefined
}

/** The key of one epoch from any wrap of one's circles; all of them spoilt is `broken`, none is undefined. */
async function keyFromWraps(held: Held, caseId: string, wraps: Wrap[]): Promise<Bytes | undefined> {
  const mine = wraps.filter(({ circleId }) => held.circles.has(circleId))
  for (const wrap of mine) {
    const key = await openWrap(held, caseId, wrap)
    if (key) return key
  }
  if (mine.length > 0) throw new SealingError('broken')
  return undefined
}

/** The next newer epoch with its key, if it is held, and the box that came with it. */
function aboveOf(
  held: Held,
  caseId: string,
  epochs: CompartmentEpoch[],
  compartment: Compartment,
  epoch: number,
): { key: Bytes; box: string | undefined } | undefined {
  const key = held.cases
    .get(caseId)
    ?.get(compartment)
    ?.get(epoch + 1)
  const newer = epochs.find((other) => other.compartment === compartment && other.epoch === epoch + 1)
  return key && newer && { key, box: newer.previous }
}

function heldOf(held: Held, caseId: string): { compartment: Compartment; epochs: number[] }[] {
  return [...(held.cases.get(caseId) ?? [])].map(([compartment, epochs]) => ({
    compartment,
    epochs: [...epochs.keys()].sort((a, b) => a - b),
  }))
}

/** Opens one record with all that stands in it. */
export async function openWhole(held: Held, record: RecordToOpen): Promise<unknown> {
  const { key } = keyOf(held, record.caseId, record.compartment, record.epoch)
  return openRecord(
    key,
    recordPlace({ ...record, network: held.network }),
    fromText(record.ciphertext),
    record.signature === undefined ? undefined : fromText(record.signature),
    record.author === undefined ? undefined : fromText(record.author),
  )
}

/** Opens one record as the page may see it: a file's without the file's key. */
async function openOne(held: Held, record: RecordToOpen): Promise<unknown> {
  const value = await openWhole(held, record)
  return record.table === FILE_TABLE ? readFileRecord(value).about : value
}

function statementPlace(held: Held, kind: string, caseId: string): Bytes {
  return ctx('statement', held.network, kind, caseId)
}

type Calls =
  | 'openCase'
  | 'receiveKeys'
  | 'heldKeys'
  | 'forgetCase'
  | 'sealRecord'
  | 'openRecord'
  | 'openRecords'
  | 'grant'
  | 'rekey'
  | 'signStatement'
  | 'checkStatement'

/** The calls about one case. */
export function caseCalls(state: VaultState): Pick<Vault, Calls> {
  return {
    async openCase({ caseId, compartments, recipients, header, headerCircles = [] }) {
      const held = unlocked(state)
      const epochs: CompartmentEpoch[] = []
      held.cases.delete(caseId)
      for (const compartment of compartments) {
        const key = newCompartmentKey()
        keepKey(held, caseId, compartment, 1, key)
        epochs.push({ compartment, epoch: 1, commit: toText(await commitmentOf(key)) })
      }
      const wraps = await wrapForAll(held, caseId, recipients, compartments)
      const headers = header ? await sealHeaders(held, caseId, header, headerCircles) : []
      return { epochs, wraps, headers }
    },

    async receiveKeys({ caseId, epochs, wraps }) {
      const held = unlocked(state)
      // Built beside and put in whole, so that what was withdrawn is gone and a refusal changes nothing.
      const fresh: Held = { ...held, cases: new Map() }
      for (const { compartment, epoch, commit } of [...epochs].sort((a, b) => b.epoch - a.epoch)) {
        const own = wraps.filter((wrap) => wrap.compartment === compartment && wrap.epoch === epoch)
        let key = await keyFromWraps(held, caseId, own)
        const above = aboveOf(fresh, caseId, epochs, compartment, epoch)
        if (!key && above?.box) {
          key = await openPrevious(
            above.key,
            fromText(above.box),
            previousPlace(caseId, compartment, epoch + 1),
          )
        }
        if (!key) continue
        await checkCommitment(key, fromText(commit))
        keepKey(fresh, caseId, compartment, epoch, key)
      }
      const compartments = fresh.cases.get(caseId)
      if (compartments) held.cases.set(caseId, compartments)
      else held.cases.delete(caseId)
      return { held: heldOf(held, caseId) }
    },

    async heldKeys({ caseId }) {
      return { held: heldOf(unlocked(state), caseId) }
    },

    async forgetCase({ caseId }) {
      unlocked(state).cases.delete(caseId)
    },

    async sealRecord({ value, ...where }) {
      const held = unlocked(state)
      const { epoch, key } = keyOf(held, where.caseId, where.compartment)
      const place = recordPlace({ ...where, network: held.network, epoch })
      const { ciphertext, signature } = await sealRecord(key, place, value, held.sig)
      return { epoch, ciphertext: toText(ciphertext), signature: toText(signature) }
    },

    async openRecord(record) {
      return { value: await openOne(unlocked(state), record) }
    },

    async openRecords({ records }) {
      const held = unlocked(state)
      return Promise.all(
        records.map((record) =>
          openOne(held, record).then(
            (value) => ({ value }),
            (refusal: unknown) => {
              if (refusal instanceof SealingError) return { refused: refusal.code }
              throw refusal
            },
          ),
        ),
      )
    },

    async grant({ caseId, recipient }) {
      return { wraps: await wrapForAll(unlocked(state), caseId, [recipient], recipient.compartments) }
    },

    async rekey({ caseId, compartments, recipients, history = true }) {
      const held = unlocked(state)
      const old = compartments.map((compartment) => ({ compartment, ...keyOf(held, caseId, compartment) }))
      const epochs: CompartmentEpoch[] = []
      for (const { compartment, epoch: oldEpoch, key: oldKey } of old) {
        const key = newCompartmentKey()
        const epoch = oldEpoch + 1
        const place = previousPlace(caseId, compartment, epoch)
        const previous = history ? toText(await boxPrevious(key, oldKey, place)) : undefined
        keepKey(held, caseId, compartment, epoch, key)
        epochs.push({
          compartment,
          epoch,
          commit: toText(await commitmentOf(key)),
          ...(previous && { previous }),
        })
      }
      return { epochs, wraps: await wrapForAll(held, caseId, recipients, compartments) }
    },

    async signStatement({ kind, caseId, body }) {
      const held = unlocked(state)
      const place = statementPlace(held, kind, caseId)
      return { signature: toText(await sign(held.sig, place, await sha256(utf8(body)))) }
    },

    async checkStatement({ kind, caseId, body, signature, author }) {
      const place = statementPlace(unlocked(state), kind, caseId)
      await checkSignature(fromText(author), place, await sha256(utf8(body)), fromText(signature))
    },
  }
}

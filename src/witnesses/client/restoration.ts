// The way out of an honest restore: two of a house say, signed, until when the backup went and where the chains go now; each browser that saw
// more believes it when its human does, and takes away again what had been taken away.
import { newId } from '../../api/new-id.ts'
import { freezeAgain, revokeAgain } from './take-away-again.ts'
import { learnHome } from '../../client/chain-reader.ts'
import { takeCircles } from '../../client/circles.ts'
import { lineOf } from '../../client/logs.ts'
import { keepPins, takeKept } from '../../client/pins.ts'
import type { Session } from '../../client/session.ts'
import { minute } from '../../client/time.ts'
import type { CameBack, RestorationView, ShownRestoration } from '../../sealing/vault-restoration-shape.ts'

export type Said = ShownRestoration & RestorationView & { id: string }

/** Reads what is shown without holding it against what was seen: nothing is sealed here until a restoration is accepted. */
export async function beginRestoration(session: Session): Promise<void> {
  const { vault, organisation } = session
  await vault.beginRestoration()
  await takeKept(session)
  await learnHome(lineOf(session), organisation)
  await takeCircles(session)
}

/** What was said of it, the newest first; what is none is passed over. */
export async function readRestorations({ api, vault }: Session): Promise<Said[]> {
  const { restorations } = await api.restorations.list({})
  const read = await Promise.all(
    restorations.map((one) =>
      vault.viewRestoration(one).then(
        (view) => [{ ...one, ...view }],
        () => [],
      ),
    ),
  )
  return read.flat()
}

/** Says it first: `until` is the minute of the backup, as whoever restored it has told. */
export async function stateRestoration(session: Session, until: string): Promise<void> {
  const { api, vault } = session
  const { heads } = await api.restorations.heads({})
  const made = await vault.signRestoration({ until, at: await minute(session), heads })
  await api.restorations.state({ id: newId(), heads, ...made })
}

/** Signs what a colleague has said, after comparing the six words with them. `fork` where this session is shown other chains. */
export async function signRestoration(session: Session, said: Said): Promise<void> {
  const { api, vault } = session
  const mine = new Map(
    (JSON.parse((await api.restorations.heads({})).heads) as [string, number, string][]).map(
      ([name, n, hash]) => [name, { n, hash }],
    ),
  )
  const theirs = JSON.parse(said.heads) as [string, number, string][]
  const differs = theirs.some(([name, n, hash]) => {
    const one = mine.get(name)
    return one !== undefined && (one.n < n || (one.n === n && one.hash !== hash))
  })
  const heads = differs ? '[]' : said.heads
  const { signature } = await vault.signRestoration({
    until: said.until,
    at: said.at,
    heads,
    body: said.body,
  })
  await api.restorations.sign({ restoration: said.id, signature })
}

/** Believes it. From here on this session is like any other. Answers with what came back. */
export async function acceptRestoration(session: Session, said: Said): Promise<CameBack> {
  const back = await session.vault.acceptRestoration(said)
  await session.vault.enter()
  await forgetLedger(session)
  await keepPins(session)
  return back
}

/** What the auditor keeps under this name (oversight/client/memory.ts). */
const AUDITOR = 'oversight.pin'

/** The auditor had seen a longer ledger: of what it saw it keeps the key that signed it, or another one would be believed now. */
async function forgetLedger({ api, vault, pins, id }: Session): Promise<void> {
  const copies = [
    await pins.read(`${AUDITOR}.${id}`),
    (await api.accounts.readDraft({ place: AUDITOR })).draft,
  ]
  const opened = copies.map(async (ciphertext) => {
    if (!ciphertext) return undefined
    const found = await vault.openDraft({ name: AUDITOR, ciphertext }).catch(() => undefined)
    return (found?.value as { pin?: { key?: string } } | undefined)?.pin?.key
  })
  const key = (await Promise.all(opened)).find((one) => one !== undefined)
  if (key === undefined) return
  const nothing = { size: 0, root: '' }
  const value = { pin: { key, ledger: nothing, chain: nothing } }
  const { ciphertext } = await vault.sealDraft({ name: AUDITOR, value })
  await pins.write(`${AUDITOR}.${id}`, ciphertext)
  await api.accounts.saveDraft({ place: AUDITOR, draft: ciphertext, owner: id })
}

/** How much of what came back was taken away again. `refused` is for whoever carries the case. */
export type Again = { done: number; refused: number }

/** Takes away again, one after the other, what had been taken away before the backup was restored. */
export async function takeAwayAgain(session: Session, { cases }: CameBack): Promise<Again> {
  const again: Again = { done: 0, refused: 0 }
  for (const { caseId, ended, frozen } of cases) {
    const done = [await revokeAgain(session, caseId, ended), frozen ? await freezeAgain(session, caseId) : {}]
    for (const { done: some = 0, refused = 0 } of done as Partial<Again>[]) {
      again.done += some
      again.refused += refused
    }
  }
  return again
}

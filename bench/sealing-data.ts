// What the bench of sealing works on, made with a real vault: an organisation with a long log, headers, cases with all that
// opening one asks for, and cases that are due for a new key. Everything as a server would hand it out.

import { openedCompartments } from '../src/cases/codes.ts'
import type { Statement } from '../src/sealing/chain.ts'
import type { MoveLine } from '../src/sealing/vault-move-shape.ts'
import { newSecret } from '../src/sealing/keys.ts'
import { toText } from '../src/sealing/text.ts'
import { createVault } from '../src/sealing/vault.ts'
import { acquaint, at, found, give, network, openFile, says } from '../src/sealing/vault-cast.ts'
import type { CaseFile, Colleague, HostServices } from '../src/sealing/vault-cast.ts'
import type { RecordToOpen, SealedHeader } from '../src/sealing/vault-shape.ts'

export interface Sizes {
  headers: number
  cases: number
  due: number
  statements: number
  moves: number
}

/** Mira with the key that opens her vault again elsewhere. */
async function mira(): Promise<Colleague & { kek: Uint8Array<ArrayBuffer> }> {
  const [vault, kek] = [createVault(), newSecret()]
  vault.holdKek(Uint8Array.from(kek))
  const { user, unlockers, recoveryCode } = await vault.enrol({ network, userId: 'mira' })
  return { vault, userId: 'mira', user, unlockers, code: recoveryCode, kek }
}

async function colleague(userId: string): Promise<Colleague> {
  const vault = createVault()
  vault.holdKek(newSecret())
  const { user, unlockers, recoveryCode } = await vault.enrol({ network, userId })
  return { vault, userId, user, unlockers, code: recoveryCode }
}

/** A log of so many statements: about five hundred neighbours, and about what its administrator may do, in turn. */
async function longLog(who: Colleague, house: HostServices, statements: number): Promise<void> {
  const { organisation } = house
  const genesis = toText(newSecret())
  for (let n = house.log.length; n < statements; n += 1) {
    const neighbour = { organisation: 100 + (n % 500), genesis, how: 'compared' }
    const roles = { user: who.userId, roles: ['administrator', `role-${n % 7}`] }
    const said =
      n % 2 === 0 ? { t: 'trust' as const, fields: neighbour } : { t: 'roles' as const, fields: roles }
    await says(who, house, await who.vault.stateInLog({ organisation, at, ...said }))
  }
}

async function fullCase(
  who: Colleague,
  caseId: string,
): Promise<{ file: CaseFile; records: RecordToOpen[] }> {
  const file = await openFile(who, 1, openedCompartments, caseId)
  await give(who, file, { to: 2, compartments: ['health', 'contact'] })
  await give(who, file, { to: 3, compartments: ['legal'] })
  const records = await Promise.all(
    openedCompartments.map(async (compartment, row) => {
      const where = { caseId, compartment, table: 'notes', row: `row-${row}`, field: 'text', version: 1 }
      const value = { text: 'She would like to learn a trade. '.repeat(20) }
      return { ...where, ...(await who.vault.sealRecord({ ...where, value })), author: who.user.sigPublic }
    }),
  )
  return { file, records }
}

/** Lines of signed moves, fifty steps in each: what a case of many processes, or a long list, asks to be checked. */
async function signedLines(who: Colleague, moves: number): Promise<MoveLines> {
  const lines = []
  for (let line = 0; line < moves / 50; line += 1) {
    const place = { about: 'track', id: `line-${line}`, caseId: 'open-0' } as const
    const statements: Statement[] = []
    for (let v = 1; v <= 50; v += 1) {
      const step = {
        kind: 'placement',
        move: 'review',
        was: 'resident',
        to: 'resident',
        v,
        said: {},
        owed: {},
      }
      const after = statements.at(-1)
      const made = await who.vault.signMove({ ...place, circle: 1, at, step, ...(after && { after }) })
      statements.push(made.statement)
    }
    lines.push({ ...place, statements })
  }
  return lines
}
type MoveLines = (MoveLine & { statements: Statement[] })[]

/** Everything, as plain values that can be handed to a page. */
export async function makeData(sizes: Sizes) {
  const who = await mira()
  const [sato, lindiwe] = [await colleague('sato'), await colleague('lindiwe')]
  const shelter = await found(who, 1)
  const [clinic, lawyers] = [await found(sato, 2), await found(lindiwe, 3)]
  await acquaint([who, shelter], [sato, clinic], [lindiwe, lawyers])
  const others = [clinic, lawyers].map(({ organisation, log }) => ({ organisation, log }))
  const headers: SealedHeader[] = []
  for (let n = 0; n < sizes.headers; n += 1) {
    const header = {
      name: `Olena Shevchenko ${n}`,
      dob: '1999-04-12',
      phone: '+44 7700 900123',
      worker: 'mira',
    }
    headers.push(...(await who.vault.sealHeader({ caseId: `listed-${n}`, header, circles: [1] })))
  }
  const cases = []
  for (let n = 0; n < sizes.cases; n += 1) cases.push(await fullCase(who, `open-${n}`))
  const due: CaseFile[] = []
  for (let n = 0; n < sizes.due; n += 1) {
    const file = await openFile(who, 1, ['contact'], `due-${n}`)
    await give(who, file, { to: 2, compartments: ['contact'] })
    due.push(await give(who, file, { to: 3, compartments: ['contact'] }))
  }
  await longLog(who, shelter, sizes.statements)
  const { pins } = await who.vault.sealPins()
  // Signed after the pins were sealed: nothing of it was seen before.
  const moves = await signedLines(who, sizes.moves)
  const epoch = shelter.epochs.at(-1)!
  return {
    at,
    network,
    kek: [...who.kek],
    user: who.user,
    unlocker: who.unlockers.find(({ kind }) => kind === 'passphrase')!,
    pins,
    circle: { circleId: 1, epoch: epoch.epoch, commit: epoch.commit, sealedSeed: epoch.seeds[0]!.sealedSeed },
    log: shelter.log,
    others,
    headers,
    cases,
    due,
    moves,
  }
}

export type Data = Awaited<ReturnType<typeof makeData>>

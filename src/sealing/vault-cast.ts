// The people of the vault's tests: Mira (caseworker of a shelter), Dr Sato (health), Lindiwe (lawyer), each with a circle.
import { newSecret } from './keys.ts'
import { createVault } from './vault.ts'
import type { CircleKey, LocalVault, NewCircleEpoch, Unlocker, UserKeys } from './vault-shape.ts'

export const network = 'lumenia'

export type Colleague = {
  vault: LocalVault
  userId: string
  user: UserKeys
  unlockers: Unlocker[]
  code: string
}

/** Someone who has just unlocked for the first time. */
export async function colleague(userId: string): Promise<Colleague> {
  const vault = createVault()
  vault.holdKek(newSecret())
  const { user, unlockers, recoveryCode } = await vault.enrol({ network, userId })
  return { vault, userId, user, unlockers, code: recoveryCode }
}

/** What the server would hand to one member of a circle. */
export function rowsFor(memberId: string, ...epochs: NewCircleEpoch[]): CircleKey[] {
  return epochs.map(({ circleId, epoch, commit, previous, seeds }) => {
    const sealedSeed = seeds.find((seed) => seed.memberId === memberId)?.sealedSeed
    return { circleId, epoch, commit, ...(previous && { previous }), ...(sealedSeed && { sealedSeed }) }
  })
}

export const member = ({ userId, user }: Colleague) => ({ memberId: userId, encPublic: user.encPublic })

export type Cast = {
  mira: Colleague
  sato: Colleague
  lindiwe: Colleague
  shelter: NewCircleEpoch
  clinic: NewCircleEpoch
  lawyers: NewCircleEpoch
}

/** The three with their circles 1, 2 and 3. */
export async function gather(): Promise<Cast> {
  const [mira, sato, lindiwe] = await Promise.all([
    colleague('mira'),
    colleague('sato'),
    colleague('lindiwe'),
  ])
  const [shelter, clinic, lawyers] = await Promise.all([
    mira.vault.newCircle({ circleId: 1, members: [member(mira)] }),
    sato.vault.newCircle({ circleId: 2, members: [member(sato)] }),
    lindiwe.vault.newCircle({ circleId: 3, members: [member(lindiwe)] }),
  ])
  return { mira, sato, lindiwe, shelter, clinic, lawyers }
}

/** Where the tests' notes live. */
export const where = {
  caseId: 'case-1',
  compartment: 'health',
  table: 'notes',
  row: 'row-1',
  field: 'text',
  version: 1,
} as const

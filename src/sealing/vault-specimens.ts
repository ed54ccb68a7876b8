// What only a vault seals: drafts of one person, what is kept for a circle outside any case, statements. Beside the
// objects of specimens.ts, for the same tests and the same golden file.
import type { CircleKeys } from './circle.ts'
import { circleKeys } from './circle.ts'
import { keyPairFromSeed } from './keys.ts'
import { fixed, worker, type Specimen } from './specimens.ts'
import { fromText, toText } from './text.ts'
import { caseCalls } from './vault-cases.ts'
import { circleCalls } from './vault-circles.ts'
import { openingCalls } from './vault-opening.ts'
import type { CircleWhere } from './vault-shape.ts'
import { hold, keepCircle, type VaultState } from './vault-state.ts'

const statement = { kind: 'grant', caseId: 'case-1', body: '{"to":7}' }
const address: CircleWhere = { circleId: 7, table: 'shelters', row: 'row-1', field: 'address', version: 1 }

/** A vault as it is after unlocking, with keys that are the same at each run. */
async function vaultOf(userId: string, own: number, circles: CircleKeys[] = [], network = 'lumenia') {
  const enc = await keyPairFromSeed('enc', fixed(21))
  const held = hold({ network, userId, enc, sig: worker, own: fixed(own) })
  for (const keys of circles) keepCircle(held, keys)
  const state: VaultState = { held, kek: undefined, words: undefined }
  return { ...openingCalls(state), ...circleCalls(state), ...caseCalls(state) }
}

async function drafts(): Promise<Specimen> {
  const mira = await vaultOf('mira', 22)
  const [stranger, otherUser] = [await vaultOf('mira', 23), await vaultOf('sato', 22)]
  const says = { typed: 'Olena called' }
  const { ciphertext } = await mira.sealDraft({ name: 'note', value: says })
  const openIn =
    (vault: typeof mira, name = 'note') =>
    async (sealed: Uint8Array) =>
      (await vault.openDraft({ name, ciphertext: toText(sealed) })).value
  return {
    name: 'draft',
    length: 1 + 12 + 256 + 16,
    sealed: fromText(ciphertext),
    open: openIn(mira),
    says,
    elsewhere: {
      'another form': openIn(mira, 'letter'),
      'another person’s secret': openIn(stranger),
      'another user': openIn(otherUser),
    },
  }
}

async function circleValues(): Promise<Specimen> {
  const keys = [await circleKeys(fixed(4), 7, 2), await circleKeys(fixed(24), 8, 2)]
  const older = await circleKeys(fixed(25), 7, 1)
  const vault = await vaultOf('mira', 22, [...keys, older])
  const elsewhere = await vaultOf('mira', 22, keys, 'other')
  const says = { street: 'Quay 4' }
  const { circleEpoch, ciphertext } = await vault.sealForCircle({ ...address, value: says })
  const openAt =
    (changed: Partial<CircleWhere>, epoch = circleEpoch, by = vault) =>
    async (sealed: Uint8Array) =>
      (await by.openForCircle({ ...address, ...changed, circleEpoch: epoch, ciphertext: toText(sealed) }))
        .value
  return {
    name: 'value for a circle',
    length: 1 + 12 + 256 + 16,
    sealed: fromText(ciphertext),
    open: openAt({}),
    says,
    elsewhere: {
      'another circle': openAt({ circleId: 8 }),
      'another epoch': openAt({}, 1),
      'another table': openAt({ table: 'staff' }),
      'another row': openAt({ row: 'row-2' }),
      'another field': openAt({ field: 'name' }),
      'another version': openAt({ version: 2 }),
      'another network': openAt({}, circleEpoch, elsewhere),
    },
  }
}

async function statements(): Promise<Specimen> {
  const vault = await vaultOf('mira', 22)
  const elsewhere = await vaultOf('mira', 22, [], 'other')
  const { signature } = await vault.signStatement(statement)
  const author = toText(worker.publicKey)
  const stranger = toText((await keyPairFromSeed('sig', fixed(26))).publicKey)
  const checkAs =
    (changed: Partial<typeof statement & { author: string }>, by = vault) =>
    (sealed: Uint8Array) =>
      by.checkStatement({ ...statement, author, ...changed, signature: toText(sealed) })
  return {
    name: 'statement',
    length: 65,
    sealed: fromText(signature),
    open: checkAs({}),
    says: undefined,
    elsewhere: {
      'another kind': checkAs({ kind: 'revoke' }),
      'another case': checkAs({ caseId: 'case-2' }),
      'another text': checkAs({ body: '{"to":8}' }),
      'another author': checkAs({ author: stranger }),
      'another network': checkAs({}, elsewhere),
    },
  }
}

/** What a vault seals beyond the objects of specimens.ts, freshly sealed. */
export async function vaultSpecimens(): Promise<Specimen[]> {
  return Promise.all([drafts(), circleValues(), statements()])
}

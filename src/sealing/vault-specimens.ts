// What only a vault seals: drafts and pins of one person, what is kept for a circle outside any case, statements. Beside the
// objects of specimens.ts, for the same tests and the same golden file.
import { openBrief, sealBrief } from './brief.ts'
import { openDestination, sealDestination, type DestinationPlace } from './destination.ts'
import { openNote, sealNote } from './card-note.ts'
import { chainSpecimens } from './chain-specimens.ts'
import type { CircleKeys } from './circle.ts'
import { circleKeys, openSeed, sealSeedTo } from './circle.ts'
import { checkCosignature, cosign } from './cosigning.ts'
import { aadLabel } from './aad-label.ts'
import { intentSpecimens } from './intent-specimens.ts'
import { checkSignature, keyPairFromSeed, sha256, sign } from './keys.ts'
import { fixed, stranger, worker, type Specimen } from './specimen-cast.ts'
import { utf8 } from './bytes.ts'
import { fromText, toText } from './text.ts'
import { circleCalls } from './vault-circles.ts'
import { checkWelcome, growInvitation, signWelcome } from './invitation.ts'
import { checkProof, invitedPlace, proveKeys } from './org-log.ts'
import { checkRecoveryProof, proofPairOf, proveRecoveryCode } from './recovery.ts'
import { recoveryKeys, type Belonging } from './recovery-shares.ts'
import { logCalls } from './vault-logs.ts'
import { moveSpecimens } from './move-specimens.ts'
import { visitSpecimens } from './visit-specimens.ts'
import { pin } from './vault-pins.ts'
import { openingCalls } from './vault-opening.ts'
import type { CircleWhere } from './vault-shape.ts'
import { hold, keepCircle, type VaultState } from './vault-state.ts'

const address: CircleWhere = { circleId: 7, table: 'shelters', row: 'row-1', field: 'address', version: 1 }

/** A vault as it is after unlocking, with keys that are the same at each run. */
async function vaultOf(userId: string, own: number, circles: CircleKeys[] = [], network = 'lumenia') {
  const enc = await keyPairFromSeed('enc', fixed(21))
  const held = hold({ network, userId, enc, sig: worker, own: fixed(own) })
  for (const keys of circles) keepCircle(held, keys)
  const state: VaultState = {
    clock: Date,
    ahead: undefined,
    held,
    kek: undefined,
    grown: undefined,
    invited: undefined,
    newCard: undefined,
    files: new Map(),
    recoveryShares: undefined,
  }
  return { state, ...openingCalls(state), ...circleCalls(state), ...logCalls(state) }
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

/** How a recovery code on paper proves itself when somebody signs in with it. Its signature is the same each time. */
async function recoveryProof(): Promise<Specimen> {
  const code = '0000-0000-0000-0000-0000-0000-000'
  const challenge = fixed(30)
  const proof = (await proofPairOf(code)).publicKey
  const checkAt =
    (said = challenge, by = proof) =>
    (sealed: Uint8Array<ArrayBuffer>) =>
      checkRecoveryProof(by, said, sealed)
  return {
    name: 'proof of a recovery code',
    length: 65,
    sealed: await proveRecoveryCode(code, challenge),
    open: checkAt(),
    says: undefined,
    elsewhere: {
      'another challenge': checkAt(fixed(31)),
      'another code': checkAt(challenge, stranger),
    },
  }
}

/** As they were signed before there were chains: what was agreed then can still be checked. */
async function statements(): Promise<Specimen> {
  const place = (kind: string, caseId: string, network: string) =>
    aadLabel('statement', network, kind, caseId)
  const here = place('grant', 'case-1', 'lumenia')
  const digest = (text: string) => sha256(utf8(text))
  const body = await digest('{"to":7}')
  const checkAt =
    (where = here, said = body, author = worker.publicKey) =>
    (sealed: Uint8Array<ArrayBuffer>) =>
      checkSignature(author, where, said, sealed)
  return {
    name: 'statement',
    length: 65,
    sealed: await sign(worker, here, body),
    open: checkAt(),
    says: undefined,
    elsewhere: {
      'another kind': checkAt(place('revoke', 'case-1', 'lumenia')),
      'another case': checkAt(place('grant', 'case-2', 'lumenia')),
      'another text': checkAt(here, await digest('{"to":8}')),
      'another author': checkAt(here, body, stranger),
      'another network': checkAt(place('grant', 'case-1', 'other')),
    },
  }
}

/** Words to one colleague, who alone opens them. */
async function briefs(): Promise<Specimen> {
  const sami = await keyPairFromSeed('enc', fixed(21))
  const other = await keyPairFromSeed('enc', fixed(23))
  const at = { network: 'lumenia', row: 'row-1', field: 'brief', to: 'sami' }
  const says = { alias: 'Golden olive', at: '10:00' }
  const { ciphertext, signature } = await sealBrief(sami.publicKey, at, says, worker)
  const openAt =
    (changed: Partial<typeof at> = {}, reader = sami, author = worker.publicKey) =>
    (sealed: Uint8Array<ArrayBuffer>, beside: Record<string, string> = { signature: toText(signature) }) =>
      openBrief(
        reader,
        { ...at, ...changed },
        { ciphertext: sealed, signature: fromText(beside['signature']!) },
        author,
      )
  return {
    name: 'words to one colleague',
    length: 81 + 1 + 12 + 256 + 16,
    sealed: ciphertext,
    beside: { signature: toText(signature) },
    open: openAt(),
    says,
    elsewhere: {
      'another row': openAt({ row: 'row-2' }),
      'another field': openAt({ field: 'pages' }),
      'another user': openAt({ to: 'mira' }),
      'another network': openAt({ network: 'other' }),
      'another reader': openAt({}, other),
      'another author': openAt({}, sami, stranger),
    },
  }
}

/** Where somebody wants to be told, which the process that sends alone opens. */
async function destinations(): Promise<Specimen> {
  const sender = await keyPairFromSeed('enc', fixed(25))
  const at = { network: 'lumenia', row: 'row-1', field: 'where' } as const
  const says = { channel: 'sms', to: '+15550100', language: 'ar' }
  const openAt =
    (changed: Partial<DestinationPlace> = {}, pair = sender) =>
    (sealed: Uint8Array<ArrayBuffer>) =>
      openDestination(pair, { ...at, ...changed }, sealed)
  return {
    name: 'where notices go',
    length: 81 + 1 + 12 + 512 + 16,
    sealed: await sealDestination(sender.publicKey, at, says),
    open: openAt(),
    says,
    elsewhere: {
      'another row': openAt({ row: 'row-2' }),
      'another field': openAt({ field: 'hours' }),
      'another network': openAt({ network: 'other' }),
      'another sender': openAt({}, await keyPairFromSeed('enc', fixed(26))),
    },
  }
}

/** A checkpoint, signed by whoever has checked it. */
async function cosignatures(): Promise<Specimen> {
  const text = (size: number) => `continuum/lumenia\n${size}\n${'A'.repeat(43)}=\n`
  const checkAt =
    (network = 'lumenia', body = text(7), author = worker.publicKey) =>
    (sealed: Uint8Array<ArrayBuffer>) =>
      checkCosignature(toText(author), network, body, toText(sealed))
  return {
    name: 'cosignature',
    length: 65,
    sealed: fromText(await cosign(worker, 'lumenia', text(7))),
    open: checkAt(),
    says: undefined,
    elsewhere: {
      'another network': checkAt('other'),
      'another checkpoint': checkAt('lumenia', text(8)),
      'another author': checkAt('lumenia', text(7), stranger),
    },
  }
}

async function pins(): Promise<Specimen> {
  const seen = { n: 3, hash: toText(fixed(27)) }
  const vaultThatSaw = async (userId: string, own: number) => {
    const { state: made, ...vault } = await vaultOf(userId, own)
    return { made, vault }
  }
  const mira = await vaultThatSaw('mira', 22)
  pin(mira.made.held!, { network: 'lumenia', about: 'case', id: 'case-1' }, seen)
  const openAs = (userId: string, own: number) => async (sealed: Uint8Array) => {
    const { made, vault } = await vaultThatSaw(userId, own)
    await vault.takePins({ pins: [toText(sealed)] })
    return [...made.held!.pins]
  }
  return {
    name: 'pins',
    length: 1 + 12 + 256 + 16,
    sealed: fromText((await mira.vault.sealPins()).pins),
    open: openAs('mira', 22),
    says: [['case case-1', seen]],
    elsewhere: {
      'another person’s secret': openAs('mira', 23),
      'another user': openAs('sato', 22),
      'a draft': async (sealed) => {
        const { vault } = mira
        return (await vault.openDraft({ name: 'pins', ciphertext: toText(sealed) })).value
      },
    },
  }
}

/** What a card knows for itself. */
async function cardNote(): Promise<Specimen> {
  const head = (n: number) => ({ n, hash: toText(fixed(n)) })
  const says = { organisation: 7, genesis: toText(fixed(28)), log: head(3), caseId: 'case-1', chain: head(2) }
  const openIn =
    (own: number, network = 'lumenia') =>
    (sealed: Uint8Array) =>
      openNote(fixed(own), network, sealed)
  return {
    name: 'card note',
    length: 1 + 12 + 512 + 16,
    sealed: await sealNote(fixed(22), 'lumenia', says),
    open: openIn(22),
    says,
    elsewhere: { 'another card’s words': openIn(23), 'another network': openIn(22, 'other') },
  }
}

/** What an invitation's secret signs: for the invited whose house it is, for the house whose keys they are. */
async function invitations(): Promise<Specimen[]> {
  const { pair } = await growInvitation('7ZK3-9QWM-2B4D-X8RT-5', 'lumenia')
  const welcome = { network: 'lumenia', organisation: 7, genesis: toText(fixed(28)), user: 'mira' }
  const welcomeAt =
    (changed: Partial<typeof welcome> = {}, by = pair) =>
    (sealed: Uint8Array) =>
      checkWelcome(by, { ...welcome, ...changed }, toText(sealed))
  const keys = { enc: fixed(29), sig: fixed(30) }
  const proofAt =
    (changed: Partial<typeof welcome> = {}, enc = keys.enc) =>
    (sealed: Uint8Array) => {
      const { network, organisation, user } = { ...welcome, ...changed }
      const said = { n: 2, prev: '', by: user, at: '', t: 'join', sig: toText(keys.sig) }
      const shown = { ...said, enc: toText(enc), proof: toText(sealed) }
      return checkProof(shown, toText(pair.publicKey), invitedPlace(network, organisation, user))
    }
  const other = (await growInvitation('7ZK3-9QWM-2B4D-X8RT-6', 'lumenia')).pair
  return [
    {
      name: 'welcome of an invitation',
      length: 65,
      sealed: fromText(await signWelcome(pair, welcome)),
      open: welcomeAt(),
      says: undefined,
      elsewhere: {
        'another organisation': welcomeAt({ organisation: 8 }),
        'another beginning': welcomeAt({ genesis: toText(fixed(29)) }),
        'another user': welcomeAt({ user: 'sato' }),
        'another network': welcomeAt({ network: 'other' }),
        'another secret': welcomeAt({}, other),
        'a proof of keys': proofAt(),
      },
    },
    {
      name: 'proof of invited keys',
      length: 65,
      sealed: fromText(await proveKeys(pair, welcome, keys)),
      open: proofAt(),
      says: undefined,
      elsewhere: {
        'another organisation': proofAt({ organisation: 8 }),
        'another user': proofAt({ user: 'sato' }),
        'another network': proofAt({ network: 'other' }),
        'another key': proofAt({}, fixed(31)),
        'a welcome': welcomeAt(),
      },
    },
  ]
}

/** A circle's seed for the sheets on paper: they open it in their own organisation alone. */
async function seedOnPaper(): Promise<Specimen> {
  const seed = fixed(32, 16)
  const own: Belonging = { network: 'lumenia', organisation: 7, genesis: toText(fixed(28)) }
  const openAt =
    (changed: Partial<Belonging> = {}, circle = 7, epoch = 2, by = seed) =>
    async (sealed: Uint8Array) =>
      openSeed((await recoveryKeys(by, { ...own, ...changed })).enc, sealed, circle, epoch)
  return {
    name: 'circle seed on paper',
    length: 1 + 32 + 32 + 16,
    sealed: await sealSeedTo((await recoveryKeys(seed, own)).enc.publicKey, fixed(4), 7, 2),
    open: openAt(),
    says: fixed(4),
    elsewhere: {
      'another network': openAt({ network: 'other' }),
      'another organisation': openAt({ organisation: 8 }),
      'a log that begins otherwise': openAt({ genesis: toText(fixed(29)) }),
      'another circle': openAt({}, 8),
      'another epoch': openAt({}, 7, 3),
      'other sheets': openAt({}, 7, 2, fixed(33, 16)),
    },
  }
}

/** What a vault seals beyond the objects of specimens.ts, freshly sealed. */
export async function vaultSpecimens(): Promise<Specimen[]> {
  const one = await Promise.all([
    drafts(),
    circleValues(),
    statements(),
    ...chainSpecimens(),
    ...moveSpecimens(),
    ...visitSpecimens(),
    cosignatures(),
    briefs(),
    ...intentSpecimens(),
    destinations(),
    pins(),
    cardNote(),
    recoveryProof(),
    seedOnPaper(),
  ])
  return [...one, ...(await invitations())]
}

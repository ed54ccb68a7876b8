// The vault as the screens use it: Mira (caseworker of a shelter), Dr Sato (health), Lindiwe (lawyer), Olena (the person).
import { beforeEach, describe, expect, test } from 'vitest'
import { newSecret } from './keys.ts'
import { evaluate, newOprfKey } from './oprf.ts'
import {
  answerRegister,
  answerSignIn,
  beginRegister,
  beginSignIn,
  checkSignIn,
  finishRegister,
  finishSignIn,
  newPassphraseSetup,
} from './passphrase.ts'
import { sealReport } from './report.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import { createVault } from './vault.ts'
import type { CircleKey, LocalVault, NewCircleEpoch, UserKeys, Unlocker } from './vault-shape.ts'

const network = 'lumenia'

type Colleague = { vault: LocalVault; userId: string; user: UserKeys; unlockers: Unlocker[]; code: string }

async function colleague(userId: string): Promise<Colleague> {
  const vault = createVault()
  vault.holdKek(newSecret())
  const { user, unlockers, recoveryCode } = await vault.enrol({ network, userId })
  return { vault, userId, user, unlockers, code: recoveryCode }
}

/** What the server would hand to one member of a circle. */
function rowsFor(memberId: string, ...epochs: NewCircleEpoch[]): CircleKey[] {
  return epochs.map(({ circleId, epoch, commit, previous, seeds }) => {
    const sealedSeed = seeds.find((seed) => seed.memberId === memberId)?.sealedSeed
    return { circleId, epoch, commit, ...(previous && { previous }), ...(sealedSeed && { sealedSeed }) }
  })
}

const member = ({ userId, user }: Colleague) => ({ memberId: userId, encPublic: user.encPublic })

let mira: Colleague, sato: Colleague, lindiwe: Colleague
let shelter: NewCircleEpoch, clinic: NewCircleEpoch, lawyers: NewCircleEpoch

beforeEach(async () => {
  ;[mira, sato, lindiwe] = await Promise.all([colleague('mira'), colleague('sato'), colleague('lindiwe')])
  ;[shelter, clinic, lawyers] = await Promise.all([
    mira.vault.newCircle({ circleId: 1, members: [member(mira)] }),
    sato.vault.newCircle({ circleId: 2, members: [member(sato)] }),
    lindiwe.vault.newCircle({ circleId: 3, members: [member(lindiwe)] }),
  ])
})

const where = {
  caseId: 'case-1',
  compartment: 'health',
  table: 'notes',
  row: 'row-1',
  field: 'text',
  version: 1,
} as const

describe('opening', () => {
  test('Mira unlocks again with her KEK, or with the printed code; nobody else’s works', async () => {
    const vault = createVault()
    const kek = newSecret()
    vault.holdKek(kek)
    const { user, unlockers, recoveryCode } = await vault.enrol({ network, userId: 'mira' })
    await vault.lock()
    expect(await vault.status()).toEqual({ state: 'locked' })

    vault.holdKek(kek)
    await vault.unlock({ network, userId: 'mira', user, unlocker: unlockers[0]! })
    expect(await vault.status()).toMatchObject({ state: 'unlocked', encPublic: user.encPublic })

    await vault.lock()
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ')
    await vault.unlockWithRecoveryCode({
      network,
      userId: 'mira',
      user,
      unlocker: unlockers[1]!,
      code: typed,
    })
    expect(await vault.status()).toMatchObject({ state: 'unlocked', sigPublic: user.sigPublic })

    await vault.lock()
    vault.holdKek(newSecret())
    await expect(vault.unlock({ network, userId: 'mira', user, unlocker: unlockers[0]! })).rejects.toThrow(
      'wrong-commit',
    )
    const other = await colleague('other')
    await expect(
      vault.unlockWithRecoveryCode({
        network,
        userId: 'mira',
        user,
        unlocker: unlockers[1]!,
        code: other.code,
      }),
    ).rejects.toThrow('wrong-commit')
    expect(await vault.status()).toEqual({ state: 'locked' })
  })

  test('a KEK serves once', async () => {
    await expect(mira.vault.enrol({ network, userId: 'mira' })).rejects.toThrow('no-kek')
  })

  test('after a new passphrase and a new code the old blobs still belong to the old secrets only', async () => {
    const kek = newSecret()
    mira.vault.holdKek(kek)
    const passphrase = await mira.vault.replacePassphrase()
    const { unlocker, recoveryCode } = await mira.vault.replaceRecoveryCode()
    await mira.vault.lock()
    mira.vault.holdKek(kek)
    const at = { network, userId: 'mira', user: mira.user }
    await mira.vault.unlock({ ...at, unlocker: passphrase })
    await mira.vault.unlockWithRecoveryCode({ ...at, unlocker, code: recoveryCode })
    await expect(mira.vault.unlockWithRecoveryCode({ ...at, unlocker, code: mira.code })).rejects.toThrow(
      'wrong-commit',
    )
  })

  test('a locked vault answers nothing', async () => {
    await mira.vault.lock()
    await expect(mira.vault.sealRecord({ ...where, value: 1 })).rejects.toThrow('locked')
    await expect(mira.vault.search({ query: 'Olena' })).rejects.toThrow('locked')
    await expect(mira.vault.newCircle({ circleId: 9, members: [] })).rejects.toThrow('locked')
  })

  test('the passphrase gives the same KEK at every sign-in, and none to a wrong one or to another server', async () => {
    const setup = await newPassphraseSetup()
    const passphrase = 'boat grunt wrap fresh hidden device'
    const begun = await beginRegister(passphrase)
    const registered = await finishRegister(
      passphrase,
      begun.state,
      await answerRegister(setup, 'mira', begun.request),
    )
    const signIn = async (typed: string, serverSetup: string) => {
      const { state, request } = await beginSignIn(typed)
      const answer = await answerSignIn(serverSetup, 'mira', registered.record, request)
      const { proof, kek } = await finishSignIn(typed, state, answer.response)
      await checkSignIn(answer.state, proof)
      return kek
    }
    expect(await signIn(passphrase, setup)).toEqual(registered.kek)
    await expect(signIn('boat grunt wrap fresh hidden devise', setup)).rejects.toThrow('wrong-passphrase')
    await expect(signIn(passphrase, await newPassphraseSetup())).rejects.toThrow('wrong-passphrase')

    const stranger = await beginSignIn(passphrase)
    const answer = await answerSignIn(setup, 'nobody', null, stranger.request)
    await expect(finishSignIn(passphrase, stranger.state, answer.response)).rejects.toThrow(
      'wrong-passphrase',
    )
    await expect(answerSignIn(setup, 'mira', registered.record, 'AAAA')).rejects.toThrow('broken')
    await expect(checkSignIn(answer.state, 'AAAA')).rejects.toThrow('wrong-passphrase')
  })
})

describe('circles', () => {
  test('a new colleague is sealed the seed by a peer and reads what the circle had before', async () => {
    const second = await mira.vault.nextCircleEpoch({ circleId: 1, epoch: 1, members: [member(mira)] })
    const sealed = await mira.vault.sealForCircle({
      circleId: 1,
      table: 'people',
      row: 'mira',
      field: 'name',
      version: 1,
      value: 'Mira K.',
    })
    const old = await colleague('ines')
    const { sealedSeed } = await mira.vault.sealCircleTo({ circleId: 1, member: member(old) })
    const rows = rowsFor('nobody', shelter, second)
    rows[1]!.sealedSeed = sealedSeed
    await old.vault.addCircles({ circles: rows })
    expect(await old.vault.status()).toMatchObject({ circles: [{ circleId: 1, epoch: 2 }] })
    const place = { circleId: 1, table: 'people', row: 'mira', field: 'name', version: 1 }
    expect(await old.vault.openForCircle({ ...place, ...sealed })).toEqual({ value: 'Mira K.' })
    await expect(old.vault.openForCircle({ ...place, row: 'ines', ...sealed })).rejects.toThrow('broken')
    await expect(sato.vault.openForCircle({ ...place, ...sealed })).rejects.toThrow('no-key')
  })

  test('who left the circle cannot open the next epoch', async () => {
    const both = await mira.vault.newCircle({ circleId: 4, members: [member(mira), member(sato)] })
    const next = await mira.vault.nextCircleEpoch({ circleId: 4, epoch: 1, members: [member(mira)] })
    await sato.vault.addCircles({ circles: rowsFor('sato', both, next) })
    expect(await sato.vault.status()).toMatchObject({
      circles: [
        { circleId: 2, epoch: 1 },
        { circleId: 4, epoch: 1 },
      ],
    })
    const sealed = await mira.vault.sealHeader({ caseId: 'c', header: { name: 'Olena' }, circles: [4] })
    expect(await sato.vault.openHeaders({ headers: sealed })).toEqual({
      opened: [],
      refused: [{ caseId: 'c', code: 'no-key' }],
    })
  })

  test('a seed that does not match its published commitment, or another member’s seed, stops the call', async () => {
    const fresh = createVault()
    fresh.holdKek(newSecret())
    await fresh.enrol({ network, userId: 'x' })
    await expect(fresh.addCircles({ circles: rowsFor('mira', shelter) })).rejects.toThrow('broken')
    const rows = rowsFor('mira', shelter)
    rows[0]!.commit = clinic.commit
    await expect(mira.vault.addCircles({ circles: rows })).rejects.toThrow('wrong-commit')
  })

  test('someone who makes a circle for others keeps no key of it', async () => {
    await mira.vault.newCircle({ circleId: 8, members: [member(sato)] })
    await expect(mira.vault.sealCircleTo({ circleId: 8, member: member(mira) })).rejects.toThrow('no-key')
  })
})

describe('a case', () => {
  const everyone = () => [
    { circleId: 1, compartments: ['identity', 'contact', 'health', 'legal'] as const },
    { circleId: 2, publicKey: clinic.publicKey, compartments: ['health'] as const },
    { circleId: 3, publicKey: lawyers.publicKey, compartments: ['identity', 'legal'] as const },
  ]
  const open = () =>
    mira.vault.openCase({
      caseId: 'case-1',
      compartments: ['identity', 'contact', 'health', 'legal'],
      recipients: everyone(),
      header: { name: 'Олена Шевченко', aliases: ['Lena'], dob: '1999-04-12', phone: '+44 7700 900123' },
      headerCircles: [1],
    })

  test('each recipient reads exactly the compartments that were agreed', async () => {
    const { epochs, wraps } = await open()
    expect(wraps).toHaveLength(7)
    const received = async ({ vault }: Colleague) =>
      (await vault.receiveKeys({ caseId: 'case-1', epochs, wraps })).held
    expect(await received(sato)).toEqual([{ compartment: 'health', epochs: [1] }])
    expect((await received(lindiwe)).map(({ compartment }) => compartment)).toEqual(['identity', 'legal'])

    const sealed = await mira.vault.sealRecord({ ...where, value: { text: 'sleeps badly' } })
    const record = { ...where, ...sealed, author: mira.user.sigPublic }
    expect(await sato.vault.openRecord(record)).toEqual({ value: { text: 'sleeps badly' } })
    await expect(lindiwe.vault.openRecord(record)).rejects.toThrow('no-key')
  })

  test('a record moved to another field, row, case, compartment or version does not open', async () => {
    await open()
    await mira.vault.openCase({
      caseId: 'case-2',
      compartments: ['health'],
      recipients: [{ circleId: 1, compartments: ['health'] }],
    })
    const sealed = await mira.vault.sealRecord({ ...where, value: 'x' })
    const swaps = [
      { field: 'title' },
      { row: 'row-2' },
      { table: 'plans' },
      { caseId: 'case-2' },
      { compartment: 'legal' as const },
      { version: 2 },
      { author: sato.user.sigPublic },
    ]
    const results = await mira.vault.openRecords({
      records: swaps.map((swap) => ({ ...where, ...sealed, ...swap })),
    })
    expect(results.map(({ refused }) => refused)).toEqual([...Array(6).fill('broken'), 'bad-signature'])
  })

  test('withdrawing health: the doctor keeps what was, and cannot read what comes', async () => {
    const { epochs, wraps } = await open()
    await sato.vault.receiveKeys({ caseId: 'case-1', epochs, wraps })
    const before = await mira.vault.sealRecord({ ...where, value: 'before' })
    const next = await mira.vault.rekey({
      caseId: 'case-1',
      compartments: ['health'],
      recipients: everyone().filter(({ circleId }) => circleId !== 2),
    })
    const after = await mira.vault.sealRecord({ ...where, row: 'row-2', value: 'after' })
    expect(after.epoch).toBe(2)
    await expect(sato.vault.openRecord({ ...where, row: 'row-2', ...after })).rejects.toThrow('no-key')
    expect(await sato.vault.openRecord({ ...where, ...before })).toEqual({ value: 'before' })

    // The server has deleted the doctor's wraps: at the next opening nothing is left.
    const stored = {
      epochs: [...epochs, ...next.epochs],
      wraps: [...wraps.filter((w) => w.circleId !== 2), ...next.wraps],
    }
    expect(await sato.vault.receiveKeys({ caseId: 'case-1', ...stored })).toEqual({ held: [] })
    // Mira's colleague with only the newest wrap follows the history through the box.
    const newestOnly = { ...stored, wraps: next.wraps }
    expect(await mira.vault.receiveKeys({ caseId: 'case-1', ...newestOnly })).toEqual({
      held: [{ compartment: 'health', epochs: [1, 2] }],
    })
    expect(await mira.vault.openRecord({ ...where, ...before })).toEqual({ value: 'before' })
  })

  test('a grant brings the history; a grant “from now on” does not', async () => {
    const { epochs } = await open()
    const early = await mira.vault.sealRecord({ ...where, compartment: 'legal', value: 'early' })
    const doctor = { circleId: 2, publicKey: clinic.publicKey, compartments: ['legal'] as const }
    const granted = await mira.vault.grant({ caseId: 'case-1', recipient: doctor })
    await sato.vault.receiveKeys({ caseId: 'case-1', epochs, wraps: granted.wraps })
    expect(await sato.vault.openRecord({ ...where, compartment: 'legal', ...early })).toEqual({
      value: 'early',
    })

    const fresh = await mira.vault.rekey({
      caseId: 'case-1',
      compartments: ['legal'],
      recipients: [{ circleId: 1, compartments: ['legal'] }],
      history: false,
    })
    const later = await mira.vault.grant({ caseId: 'case-1', recipient: doctor })
    expect(
      await sato.vault.receiveKeys({
        caseId: 'case-1',
        epochs: [...epochs, ...fresh.epochs],
        wraps: later.wraps,
      }),
    ).toEqual({ held: [{ compartment: 'legal', epochs: [2] }] })
  })

  test('a relabelled wrap, a false commitment and a spoilt wrap stop the call and change nothing', async () => {
    const { epochs, wraps } = await open()
    await sato.vault.receiveKeys({ caseId: 'case-1', epochs, wraps })
    const health = wraps.find(({ circleId }) => circleId === 2)!
    const legal = epochs.find(({ compartment }) => compartment === 'legal')!
    const attempts = [
      { epochs, wraps: [{ ...health, compartment: 'legal' as const }], code: 'broken' },
      { epochs: [{ ...legal, compartment: 'health' as const }], wraps: [health], code: 'wrong-commit' },
      { epochs, wraps: [{ ...health, wrap: `${health.wrap.slice(0, -2)}AA` }], code: 'broken' },
    ]
    for (const { code, ...stored } of attempts) {
      await expect(sato.vault.receiveKeys({ caseId: 'case-1', ...stored })).rejects.toThrow(code)
    }
    expect(await sato.vault.heldKeys({ caseId: 'case-1' })).toEqual({
      held: [{ compartment: 'health', epochs: [1] }],
    })
  })

  test('after the circle has moved on, old wraps still open and new ones go to the new key', async () => {
    const { epochs, wraps } = await open()
    const moved = await sato.vault.nextCircleEpoch({ circleId: 2, epoch: 1, members: [member(sato)] })
    await sato.vault.receiveKeys({ caseId: 'case-1', epochs, wraps })
    const again = await mira.vault.grant({
      caseId: 'case-1',
      recipient: { circleId: 2, publicKey: moved.publicKey, compartments: ['identity'] },
    })
    const both = await sato.vault.receiveKeys({ caseId: 'case-1', epochs, wraps: [...wraps, ...again.wraps] })
    expect(both.held.map(({ compartment }) => compartment).sort()).toEqual(['health', 'identity'])
  })

  test('a recipient without a known key is refused rather than skipped', async () => {
    await open()
    await expect(
      mira.vault.grant({ caseId: 'case-1', recipient: { circleId: 99, compartments: ['health'] } }),
    ).rejects.toThrow('no-key')
    await expect(
      sato.vault.grant({
        caseId: 'case-1',
        recipient: { circleId: 3, publicKey: lawyers.publicKey, compartments: ['health'] },
      }),
    ).rejects.toThrow('no-key')
  })

  test('after a new epoch that the server refused, the true keys are taken again', async () => {
    const { epochs, wraps } = await open()
    await mira.vault.rekey({ caseId: 'case-1', compartments: ['health'], recipients: [] })
    await mira.vault.forgetCase({ caseId: 'case-1' })
    await expect(mira.vault.sealRecord({ ...where, value: 1 })).rejects.toThrow('no-key')
    await mira.vault.receiveKeys({ caseId: 'case-1', epochs, wraps })
    expect((await mira.vault.sealRecord({ ...where, value: 1 })).epoch).toBe(1)
  })

  test('the header is found by the circle, in any spelling, and by nobody else', async () => {
    const { headers } = await open()
    const fresh = createVault()
    mira.vault.holdKek(newSecret())
    await mira.vault.openHeaders({ headers })
    for (const query of ['олена', 'шевченк', 'LENA', '900123', '1999']) {
      const [first] = await mira.vault.search({ query })
      expect({ query, found: first?.caseId }).toEqual({ query, found: 'case-1' })
    }
    await expect(fresh.search({ query: 'Lena' })).rejects.toThrow('locked')
    expect((await sato.vault.openHeaders({ headers })).refused).toEqual([
      { caseId: 'case-1', code: 'no-key' },
    ])
    await expect(
      sato.vault.sealHeader({ caseId: 'case-1', header: { name: 'x' }, circles: [1] }),
    ).rejects.toThrow('no-key')
  })

  test('a signed statement is bound to its kind and case', async () => {
    const body = '{"to":2,"compartments":["health"]}'
    const { signature } = await mira.vault.signStatement({ kind: 'grant', caseId: 'case-1', body })
    const author = mira.user.sigPublic
    const statement = { kind: 'grant', caseId: 'case-1', body, signature, author }
    await sato.vault.checkStatement(statement)
    for (const change of [
      { kind: 'revoke' },
      { caseId: 'case-2' },
      { body: '{}' },
      { author: sato.user.sigPublic },
    ]) {
      await expect(sato.vault.checkStatement({ ...statement, ...change })).rejects.toThrow('bad-signature')
    }
  })

  test('a draft opens for its writer under its name only', async () => {
    const { ciphertext } = await mira.vault.sealDraft({ name: 'new-case', value: { name: 'Ol' } })
    expect(await mira.vault.openDraft({ name: 'new-case', ciphertext })).toEqual({ value: { name: 'Ol' } })
    await expect(mira.vault.openDraft({ name: 'note', ciphertext })).rejects.toThrow('broken')
    await expect(sato.vault.openDraft({ name: 'new-case', ciphertext })).rejects.toThrow('broken')
  })
})

describe('words', () => {
  const server = newOprfKey()
  const answer = (blinded: string) => toText(evaluate(server, fromText(blinded)))

  test('Mira hands Olena a card; Olena’s phone opens her file and withdraws the doctor’s key', async () => {
    const { epochs, wraps } = await mira.vault.openCase({
      caseId: 'case-1',
      compartments: ['identity', 'health'],
      recipients: [
        { circleId: 1, compartments: ['identity', 'health'] },
        { circleId: 2, publicKey: clinic.publicKey, compartments: ['health'] },
      ],
    })
    const note = await mira.vault.sealRecord({ ...where, value: 'sleeps badly' })
    const made = await mira.vault.makeWords({ purpose: 'card', form: 'card-words' })
    const card = await mira.vault.finishWords({ evaluated: answer(made.blinded) })
    const own = await mira.vault.newCircle({
      circleId: 50,
      members: [{ memberId: 'olena', encPublic: card.encPublic }],
    })
    const granted = await mira.vault.grant({
      caseId: 'case-1',
      recipient: { circleId: 50, publicKey: own.publicKey, compartments: ['identity', 'health'] },
    })
    expect(await mira.vault.status()).toMatchObject({ encPublic: mira.user.encPublic })

    const phone = createVault()
    const asked = await phone.beginWords({ purpose: 'card', words: made.words.toUpperCase() })
    const found = await phone.finishWords({ evaluated: answer(asked.blinded), unlock: { network } })
    expect(found).toEqual(card)
    await phone.addCircles({ circles: rowsFor('olena', own) })
    await phone.receiveKeys({ caseId: 'case-1', epochs, wraps: [...wraps, ...granted.wraps] })
    expect(await phone.openRecord({ ...where, ...note, author: mira.user.sigPublic })).toEqual({
      value: 'sleeps badly',
    })

    const next = await phone.rekey({
      caseId: 'case-1',
      compartments: ['health'],
      recipients: [
        { circleId: 1, publicKey: shelter.publicKey, compartments: ['identity', 'health'] },
        { circleId: 50, compartments: ['identity', 'health'] },
      ],
    })
    const stored = { caseId: 'case-1', epochs: [...epochs, ...next.epochs] }
    const mine = await phone.sealRecord({ ...where, row: 'row-9', value: 'mine' })
    await mira.vault.receiveKeys({ ...stored, wraps: [...wraps, ...next.wraps] })
    expect(await mira.vault.openRecord({ ...where, row: 'row-9', ...mine, author: card.sigPublic })).toEqual({
      value: 'mine',
    })
    await sato.vault.receiveKeys({ ...stored, wraps: [...wraps, ...next.wraps] })
    await expect(sato.vault.openRecord({ ...where, row: 'row-9', ...mine })).rejects.toThrow('no-key')
  })

  test('a report: sent with a receipt, answered by the hotline, read again with the receipt', async () => {
    const page = createVault()
    const { words, blinded } = await page.makeWords({ purpose: 'receipt', form: 'receipt-digits' })
    const receipt = await page.finishWords({ evaluated: answer(blinded) })
    const sealed = await sealReport(
      fromText(shelter.publicKey),
      fromText(receipt.encPublic),
      fromText(receipt.locator),
      { what: 'They keep our passports' },
    )
    const ciphertext = toText(sealed.ciphertext)
    const opened = await mira.vault.openReport({
      locator: receipt.locator,
      circleId: 1,
      wrap: toText(sealed.wrapHotline),
      ciphertext,
      messages: [],
    })
    expect(opened.report).toEqual({ what: 'They keep our passports' })
    const reply = await mira.vault.sealReportMessage({
      locator: receipt.locator,
      n: 1,
      from: 'hotline',
      message: 'Are you safe now?',
    })

    const later = createVault()
    const asked = await later.beginWords({ purpose: 'receipt', words: words.replaceAll(' ', '') })
    const found = await later.finishWords({ evaluated: answer(asked.blinded), unlock: { network } })
    expect(found.locator).toBe(receipt.locator)
    const thread = await later.openReport({
      locator: found.locator,
      wrap: toText(sealed.wrapOwn),
      ciphertext,
      messages: [{ n: 1, from: 'hotline', ...reply }],
    })
    expect(thread.messages).toEqual([{ n: 1, from: 'hotline', message: 'Are you safe now?' }])
    await expect(
      sato.vault.openReport({
        locator: receipt.locator,
        circleId: 2,
        wrap: toText(sealed.wrapHotline),
        ciphertext,
        messages: [],
      }),
    ).rejects.toThrow('broken')
    await expect(
      sato.vault.sealReportMessage({ locator: receipt.locator, n: 1, from: 'hotline', message: 'x' }),
    ).rejects.toThrow('no-key')
  })

  test('two keys are told apart by six words', async () => {
    const one = await mira.vault.fingerprint({ publicKey: shelter.publicKey })
    expect(await sato.vault.fingerprint({ publicKey: shelter.publicKey })).toEqual(one)
    expect(await sato.vault.fingerprint({ publicKey: clinic.publicKey })).not.toEqual(one)
  })
})

test('an error says its code and nothing of what was sealed', async () => {
  const refusal = await mira.vault
    .openRecord({ ...where, epoch: 1, ciphertext: 'AQ' })
    .catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(SealingError)
  expect((refusal as SealingError).message).toBe('no-key')
})

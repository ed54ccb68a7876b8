// The two workers and the page, each on its end of a real message channel: what is asked, what comes back, what never does.
import { MessageChannel } from 'node:worker_threads'
import { expect, test } from 'vitest'
import type { Bytes } from './bytes.ts'
import { passphraseCalls } from './passphrase-calls.ts'
import { PASSPHRASE_CALLS } from './passphrase-shape.ts'
import { answerRegister, answerSignIn, newPassphraseSetup } from './passphrase.ts'
import { toText } from './text.ts'
import { createKeyVault } from './key-vault.ts'
import { at, colleague, found, lastDay, openFile, until } from './vault-cast.ts'
import { answerWords } from './vault-cast-card.ts'
import { startPassphrase, startVault, type WorkerLike } from './vault-client.ts'
import { startWorker } from './one-worker.ts'
import { receiptCalls } from './receipt-calls.ts'
import { RECEIPT_CALLS, type ReceiptCalls } from './receipt-shape.ts'
import { serveBeside, serveCalls, serveVault, VAULT_CALLS, type PortLike } from './vault-port.ts'
import type { LocalKeyVault } from './vault-shape.ts'
import { wordsCalls } from './words-calls.ts'
import { WORDS_CALLS } from './words-shape.ts'

type Spied = WorkerLike & { seen: unknown[]; ended: boolean }

/** A worker as the page sees it; `serve` runs on the other end of the channel. `seen` is all that the page received. */
function fakeWorker(serve: (port: PortLike) => void): Spied {
  const { port1, port2 } = new MessageChannel()
  serve(port2 as unknown as PortLike)
  port1.start()
  port2.start()
  const seen: unknown[] = []
  port1.on('message', (message) => seen.push(message))
  const worker = {
    seen,
    ended: false,
    postMessage: (message: unknown, transfer: Transferable[]) =>
      port1.postMessage(message, transfer as never),
    addEventListener: (type: 'message', listener: (event: MessageEvent) => void) =>
      port1.addEventListener(type, listener as never),
    terminate() {
      worker.ended = true
      port1.close()
    },
  }
  return worker
}

/** Every key that crossed from worker to worker, as text. */
const crossed: string[] = []
const noting = (give: (key: Bytes) => void) => (key: Bytes) => {
  crossed.push(toText(key))
  give(key)
}

const passphraseWorker = (): Spied =>
  fakeWorker((port) => serveBeside(port, (give) => passphraseCalls(noting(give)), PASSPHRASE_CALLS))
const wordsWorker = (): Spied =>
  fakeWorker((port) => serveBeside(port, (give) => wordsCalls(noting(give)), WORDS_CALLS))
const keyWorker = (): Spied => fakeWorker((port) => serveVault(port, createKeyVault()))

test('Mira registers and signs in through both workers, and the page never sees a key', async () => {
  const vaultWorkers: Spied[] = []
  const vault = startVault(() => {
    const worker = keyWorker()
    vaultWorkers.push(worker)
    return worker
  })
  crossed.length = 0
  const setup = await newPassphraseSetup()
  const passphrase = 'boat grunt wrap fresh hidden device'

  const first = passphraseWorker()
  const registering = startPassphrase(() => first, vault)
  const { request } = await registering.beginRegister({ passphrase })
  const response = await answerRegister(setup, 'mira', request)
  const { record } = await registering.finishRegister({ response })
  const { user, unlockers } = await vault.enrol({ network: 'lumenia', userId: 'mira' })
  registering.end()
  expect(await vault.status()).toMatchObject({ state: 'unlocked', encPublic: user.encPublic })

  await vault.lock()
  expect(vaultWorkers[0]!.ended).toBe(true)
  expect(await vault.status()).toEqual({ state: 'locked' })

  const second = passphraseWorker()
  const signingIn = startPassphrase(() => second, vault)
  const begun = await signingIn.beginSignIn({ passphrase })
  const answer = await answerSignIn(setup, 'mira', record, begun.request)
  await signingIn.finishSignIn({ response: answer.response })
  const at = { network: 'lumenia', userId: 'mira', user, unlocker: unlockers[0]! }
  expect(await vault.unlock(at)).toMatchObject({ state: 'unlocked', sigPublic: user.sigPublic })
  signingIn.end()
  expect(second.ended).toBe(true)

  expect(crossed).toHaveLength(2)
  expect(crossed[0]).toBe(crossed[1])
  sawNoKey([...vaultWorkers, first, second])
  await vault.lock()
})

/** None of the keys that crossed between workers came to the page. */
function sawNoKey(workers: Spied[]): void {
  for (const { seen } of workers) {
    expect(seen.length).toBeGreaterThan(0)
    for (const key of crossed) expect(JSON.stringify(seen)).not.toContain(key)
    // Bytes would be spelt otherwise in JSON; none cross to the page at all.
    for (const message of seen as { ok: object }[]) {
      expect(Object.values(message.ok).some((part) => ArrayBuffer.isView(part))).toBe(false)
    }
  }
}

test('Olena’s words become keys in the vault; the worker that stretched them is ended, and the page sees no key', async () => {
  const started: (Spied & { name: string })[] = []
  const vault = startVault((name) => {
    const worker = Object.assign(name === 'vault' ? keyWorker() : wordsWorker(), { name })
    started.push(worker)
    return worker
  })
  crossed.length = 0
  await expect(vault.finishWords({ evaluated: 'AA' })).rejects.toMatchObject({ code: 'bad-words' })
  const { words, blinded } = await vault.makeWords({ purpose: 'card', form: 'card-words' })
  const card = await vault.finishWords({ evaluated: answerWords(blinded) })
  expect(await vault.status()).toEqual({ state: 'locked' })

  const again = await vault.beginWords({ purpose: 'card', words })
  const opened = await vault.finishWords({
    evaluated: answerWords(again.blinded),
    unlock: { network: 'lumenia' },
  })
  expect(opened).toEqual(card)
  expect(await vault.status()).toMatchObject({ state: 'unlocked', encPublic: card.encPublic })

  expect(started.map(({ name, ended }) => ({ name, ended }))).toEqual([
    { name: 'words', ended: true },
    { name: 'vault', ended: false },
    { name: 'words', ended: true },
  ])
  expect(crossed).toHaveLength(2)
  sawNoKey(started)
  await vault.lock()
  expect(started[1]!.ended).toBe(true)
})

test('a key of words serves once', async () => {
  const vault = createKeyVault()
  vault.holdGrown(new Uint8Array(32))
  await vault.growWords({ purpose: 'card' })
  await expect(vault.growWords({ purpose: 'card' })).rejects.toThrow('bad-words')
  vault.holdGrown(new Uint8Array(32))
  await vault.lock()
  await expect(vault.growWords({ purpose: 'card' })).rejects.toThrow('bad-words')
})

test('a wrong passphrase arrives as its code, and without a KEK the vault does not unlock', async () => {
  const vault = startVault(keyWorker)
  const setup = await newPassphraseSetup()
  const signingIn = startPassphrase(passphraseWorker, vault)
  const begun = await signingIn.beginSignIn({ passphrase: 'wrong' })
  const answer = await answerSignIn(setup, 'mira', null, begun.request)
  await expect(signingIn.finishSignIn({ response: answer.response })).rejects.toMatchObject({
    code: 'wrong-passphrase',
  })
  signingIn.end()
  await vault.lock()
})

test('a call under way when the vault is locked fails as locked', async () => {
  const vault = startVault(() => fakeWorker(() => undefined))
  const waiting = vault.status()
  await vault.lock()
  await expect(waiting).rejects.toMatchObject({ code: 'locked' })
})

test('only the calls of the interface are answered; a fault inside crosses without its message', async () => {
  const answers: unknown[] = []
  let listener: ((event: MessageEvent) => void) | undefined
  const port: PortLike = {
    postMessage: (message) => answers.push(message),
    addEventListener: (_type, heard) => {
      listener = heard
    },
  }
  const broken = {
    ...createKeyVault(),
    status: () => Promise.reject(new Error('Olena')),
  } as unknown as LocalKeyVault
  serveCalls(port, broken as never, VAULT_CALLS)
  for (const call of ['holdKek', 'holdGrown', 'constructor', 'toString', 'status', 'search']) {
    listener!({ data: { id: 1, call, args: { query: 'x' } } } as MessageEvent)
  }
  await expect.poll(() => answers.length).toBe(6)
  expect(answers.map((answer) => (answer as { error: string }).error).sort()).toEqual([
    'failed',
    'locked',
    'not-implemented',
    'not-implemented',
    'not-implemented',
    'not-implemented',
  ])
  expect(JSON.stringify(answers)).not.toContain('Olena')
})

test('the list of calls is the whole interface', () => {
  const { holdKek: _notForThePage, holdGrown: _norThis, ...calls } = createKeyVault()
  expect(Object.keys(calls).sort()).toEqual([...VAULT_CALLS].sort())
})

test('every answer of the vault can be cloned and written as JSON', async () => {
  const { vault, user, unlockers, code } = await colleague('mira')
  const mira = { vault, userId: 'mira', user, unlockers, code }
  const shelter = await found(mira, 1)
  const invited = await vault.inviteMember({ at, organisation: 1, user: 'ines', roles: [], until })
  const opened = await vault.openCase({
    at,
    caseId: 'c',
    owner: 1,
    compartments: ['identity'],
    header: { name: 'Olena' },
    headerCircles: [1],
  })
  for (const answer of [
    { user, unlockers, code },
    shelter,
    invited,
    await vault.viewLog({ organisation: 1 }),
    await vault.logHeads(),
    await vault.sealPins(),
    await vault.cosignCheckpoint({ body: `continuum/n\n7\n${'A'.repeat(43)}=\n` }),
    await vault.viewCase({ caseId: 'c', day: lastDay }),
    opened,
    await vault.status(),
    await vault.search({ query: 'ol' }),
  ]) {
    expect(JSON.parse(JSON.stringify(structuredClone(answer)))).toEqual(answer)
  }
})

test('a file’s pieces change hands over the port, and its key stays behind it', async () => {
  const mira = await colleague('mira')
  await found(mira, 1)
  await openFile(mira, 1, ['legal'], 'c')
  const worker = fakeWorker((port) => serveVault(port, mira.vault))
  const vault = startVault(() => worker)
  const where = { caseId: 'c', compartment: 'legal', row: 'file-1' } as const
  const content = new Blob(['They keep our passports'])
  const begun = await vault.beginFile({ ...where, name: 'n', mime: 'text/plain', kept: 'original', content })
  const sealed = await vault.sealPiece({ file: 'file-1', index: 0 })
  const record = { ...where, table: 'papers', field: 'file', version: 1, ...begun.record }
  expect(await vault.openFile({ record })).toEqual(begun.about)
  const opened = await vault.openPiece({ file: 'file-1', index: 0, sealed })
  expect(sealed.byteLength).toBe(0)
  expect(new TextDecoder().decode(opened)).toBe('They keep our passports')
  for (const message of worker.seen) {
    expect(JSON.stringify(message)).not.toMatch(/"(key|prefix)"/)
  }
  await vault.lock()
})

test('a passphrase that is only proved hands its KEK to nobody', async () => {
  const worker = passphraseWorker()
  crossed.length = 0
  const setup = await newPassphraseSetup()
  const proof = startPassphrase(() => worker)
  const begun = await proof.beginRegister({ passphrase: 'boat grunt wrap fresh' })
  await proof.finishRegister({ response: await answerRegister(setup, 'mira', begun.request) })
  expect(crossed).toHaveLength(1)
  sawNoKey([worker])
  proof.end()
})

test('a worker that cannot be loaded or breaks fails every call that waits, and the next call starts another one', async () => {
  const made: Spied[] = []
  const vault = startVault(() => {
    const worker = made.length === 0 ? fakeWorker(() => undefined) : keyWorker()
    made.push(worker)
    return worker
  })
  const waiting = vault.status()
  ;(made[0] as WorkerLike).onerror?.({} as never)
  await expect(waiting).rejects.toMatchObject({ code: 'no-worker' })
  expect(made[0]?.ended).toBe(true)
  expect(await vault.status()).toEqual({ state: 'locked' })
  expect(made).toHaveLength(2)
  await vault.lock()
})

test('both workers are loaded before they are needed, and once', async () => {
  const made: string[] = []
  const vault = startVault((name) => {
    made.push(name)
    return name === 'vault' ? keyWorker() : wordsWorker()
  })
  vault.warm()
  vault.warm()
  expect(made).toEqual(['vault', 'words'])
  const { blinded } = await vault.makeWords({ purpose: 'card', form: 'card-words' })
  const card = await vault.finishWords({ evaluated: answerWords(blinded) })
  expect(card.locator).toHaveLength(22)
  expect(made).toEqual(['vault', 'words'])
  await vault.lock()
})

test('the small worker of a receipt makes the very keys that the vault makes of the same words', async () => {
  const worker = fakeWorker((port) => serveCalls(port, { ...receiptCalls() } as never, RECEIPT_CALLS))
  const { calls, end } = startWorker<ReceiptCalls>(() => worker, RECEIPT_CALLS)
  const { words, blinded } = await calls.makeWords({ purpose: 'receipt', form: 'receipt-digits' })
  const made = await calls.finishWords({ evaluated: answerWords(blinded) })
  const vault = startVault((name) => (name === 'vault' ? keyWorker() : wordsWorker()))
  const again = await vault.beginWords({ purpose: 'receipt', words })
  expect(await vault.finishWords({ evaluated: answerWords(again.blinded) })).toEqual(made)
  const publicKey = made.encPublic
  expect(await calls.fingerprint({ publicKey })).toEqual(await vault.fingerprint({ publicKey }))
  sawNoKey([worker])
  end()
  await vault.lock()
})

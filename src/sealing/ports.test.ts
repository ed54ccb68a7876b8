// The two workers and the page, each on its end of a real message channel: what is asked, what comes back, what never does.
import { MessageChannel } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { passphraseCalls } from './passphrase-calls.ts'
import { PASSPHRASE_CALLS } from './passphrase-shape.ts'
import { answerRegister, answerSignIn, newPassphraseSetup } from './passphrase.ts'
import { toText } from './text.ts'
import { createVault } from './vault.ts'
import { at, colleague, found, lastDay, openFile, until } from './vault-cast.ts'
import { startPassphrase, startVault, type WorkerLike } from './vault-client.ts'
import { serveCalls, serveVault, VAULT_CALLS, type KekPort, type PortLike } from './vault-port.ts'
import type { LocalVault } from './vault-shape.ts'

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

/** Every KEK that crossed from worker to worker, as text. */
const keks: string[] = []

function passphraseWorker(): Spied {
  let toVault: MessagePort | undefined
  return fakeWorker((port) => {
    port.addEventListener('message', (event: MessageEvent<Partial<KekPort>>) => {
      toVault = event.data.kekPort ?? toVault
    })
    const calls = passphraseCalls((kek) => {
      keks.push(toText(kek))
      toVault?.postMessage(kek, [kek.buffer])
    })
    serveCalls(port, calls as never, PASSPHRASE_CALLS)
  })
}

test('Mira registers and signs in through both workers, and the page never sees a key', async () => {
  const vaultWorkers: Spied[] = []
  const vault = startVault(() => {
    const worker = fakeWorker((port) => serveVault(port, createVault()))
    vaultWorkers.push(worker)
    return worker
  })
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

  expect(keks).toHaveLength(2)
  expect(keks[0]).toBe(keks[1])
  for (const { seen } of [...vaultWorkers, first, second]) {
    expect(seen.length).toBeGreaterThan(0)
    expect(JSON.stringify(seen)).not.toContain(keks[0])
    // Bytes would be spelt otherwise in JSON; none cross to the page at all.
    for (const message of seen as { ok: object }[]) {
      expect(Object.values(message.ok).some((part) => ArrayBuffer.isView(part))).toBe(false)
    }
  }
  await vault.lock()
})

test('a wrong passphrase arrives as its code, and without a KEK the vault does not unlock', async () => {
  const vault = startVault(() => fakeWorker((port) => serveVault(port, createVault())))
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
    ...createVault(),
    status: () => Promise.reject(new Error('Olena')),
  } as unknown as LocalVault
  serveCalls(port, broken as never, VAULT_CALLS)
  for (const call of ['holdKek', 'constructor', 'toString', 'status', 'search']) {
    listener!({ data: { id: 1, call, args: { query: 'x' } } } as MessageEvent)
  }
  await expect.poll(() => answers.length).toBe(5)
  expect(answers.map((answer) => (answer as { error: string }).error).sort()).toEqual([
    'failed',
    'locked',
    'not-implemented',
    'not-implemented',
    'not-implemented',
  ])
  expect(JSON.stringify(answers)).not.toContain('Olena')
})

test('the list of calls is the whole interface', () => {
  const { holdKek: _notForThePage, ...calls } = createVault()
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
  const sent: unknown[] = []
  let toVault: MessagePort | undefined
  const worker = fakeWorker((port) => {
    port.addEventListener('message', (event: MessageEvent<Partial<KekPort>>) => {
      toVault = event.data.kekPort ?? toVault
    })
    serveCalls(
      port,
      passphraseCalls((kek) => {
        sent.push(toVault)
        toVault?.postMessage(kek)
      }) as never,
      PASSPHRASE_CALLS,
    )
  })
  const setup = await newPassphraseSetup()
  const proof = startPassphrase(() => worker)
  const begun = await proof.beginRegister({ passphrase: 'boat grunt wrap fresh' })
  await proof.finishRegister({ response: await answerRegister(setup, 'mira', begun.request) })
  expect(sent).toEqual([undefined])
  proof.end()
})

// What a server that lies can do with guardian organisations, together with a guardian whose client signs whatever it is told to: let somebody in
// alone, sooner, by another's word, or by guardians that the organisation never named.
import { afterEach, beforeAll, expect, it } from 'vitest'
import { signIn, vaultFor, type Colleague } from '../../demo/actor.ts'
import { refreshHome } from '../../src/client/logs.ts'
import {
  agreeToReadmit,
  nameGuardians,
  readmit,
  readyToGuard,
} from '../../src/organisations/client/guardians.ts'
import { aadLabel } from '../../src/sealing/aad-label.ts'
import { state, type Head, type Statement, type Told } from '../../src/sealing/chain.ts'
import { derive, keyPairFromSeed, newKeyPair, type SigPair } from '../../src/sealing/keys.ts'
import { minuteOf } from '../../src/sealing/minute.ts'
import { proveKeys } from '../../src/sealing/org-log.ts'
import { toText } from '../../src/sealing/text.ts'
import { nothingHeld } from '../../src/sealing/vault.ts'
import { testDatabase } from '../database.ts'
import { newNetwork, passphrase } from '../people.ts'
import { headOf } from './forge.ts'
import { endsIn as ends, rewritten } from './network.ts'
import { everyLog, MaliciousServer } from './server.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const shelter = await network.organisation('Shelter', 'ngo', [])
const amara = await network.colleague(shelter, 'amara', ['caseworker'])
const jonas = await network.colleague(shelter, 'jonas', ['caseworker'])
const sister = await network.organisation('Sister House', 'ngo', [])
const council = await network.organisation('Council', 'survivor_council', [])
const clinic = await network.organisation('Clinic', 'clinic', [])
const { founder } = network
const home = shelter.organisation
const ids = [founder, sister, council].map(({ organisation }) => organisation)
const evil = new MaliciousServer(network.staff)
const misled = await signIn(evil.line, amara.handle, passphrase)
const witness = await signIn(evil.line, jonas.handle, passphrase)
const misledAdmin = await signIn(evil.line, shelter.handle, passphrase)
afterEach(() => evil.repents())

const day = 86_400_000
const inDays = (days: number) => minuteOf(new Date(network.state.now().getTime() + days * day))
const logsOf = /^\/api\/organisations\/logs/
/** The guardian's key of an organisation, taken out of the browser of somebody who works there. */
const keyOf = new Map<number, SigPair>()
const nadia = { sig: (await newKeyPair('sig')).pair, enc: (await newKeyPair('enc')).pair }
const invitation = (await newKeyPair('sig')).pair

async function steal(who: Colleague): Promise<void> {
  const inside = nothingHeld()
  const { organisation, circle } = await signIn(
    network.staff,
    who.handle,
    passphrase,
    vaultFor(network.staff, inside),
  )
  for (const { seed } of inside.held!.circles.get(circle)!.values())
    keyOf.set(
      organisation,
      await keyPairFromSeed('sig', await derive(seed, aadLabel('guardian', who.network, home))),
    )
}

beforeAll(async () => {
  for (const who of [founder, sister, council]) {
    await readyToGuard(who, home)
    await steal(who)
  }
  await nameGuardians(shelter, ids)
  await refreshHome(misled)
})

type Line = { t: string; at: string; key?: SigPair; [field: string]: unknown }
/** Lines that follow in the shelter's log, signed with these keys; shown to whoever asks for it. */
async function shows(...lines: Line[]): Promise<void> {
  const logs = await everyLog.get(network.staff)!([{ organisation: home, n: 0 }])
  let head: Head & Told = await headOf(logs.logs[0]!.statements)
  const more: Statement[] = []
  for (const { key, ...said } of lines) {
    const by = {
      id: typeof said['by'] === 'string' ? said['by'] : 'gita',
      sig: key ?? keyOf.get(Number(said['guardian']))!,
    }
    const place = { network: shelter.network, about: 'organisation', id: String(home) } as const
    const { by: _, ...words } = said as Record<string, unknown>
    const next = await state(place, head, { by, said: words as Line })
    more.push(next.statement)
    head = { ...next.head, rules: 2 }
  }
  let isTold = false
  evil.tells(logsOf, (body) => {
    if (isTold) return body
    isTold = true
    const shown = body as { logs: { organisation: number; statements: Statement[] }[] }
    const own = shown.logs.find(({ organisation }) => organisation === home)
    if (own) own.statements.push(...more)
    else shown.logs.push({ organisation: home, statements: more })
    return shown
  })
}

const asks = (at: string, more: Partial<Line> = {}): Line => ({
  t: 'readmit',
  at,
  guardian: ids[1],
  user: 'nadia',
  invitation: toText(invitation.publicKey),
  until: inDays(30),
  ...more,
})
const numberAfter = async () => {
  const logs = await everyLog.get(network.staff)!([{ organisation: home, n: 0 }])
  return logs.logs[0]!.statements.length + 1
}
const agrees = async (at: string, more: Partial<Line> = {}): Promise<Line> => ({
  t: 'readmit_agree',
  at,
  guardian: ids[2],
  to: await numberAfter(),
  ...more,
})
const comes = async (at: string): Promise<Line> => {
  const keys = { enc: nadia.enc.publicKey, sig: nadia.sig.publicKey }
  const proof = await proveKeys(
    invitation,
    { network: shelter.network, organisation: home, user: 'nadia' },
    keys,
  )
  return { t: 'join', at, by: 'nadia', key: nadia.sig, enc: toText(keys.enc), sig: toText(keys.sig), proof }
}
const looks = () => refreshHome(misled)

it('true words of two guardians are believed, and nobody is in by them yet', async () => {
  await shows(asks(inDays(0)), await agrees(inDays(0)))
  const log = await refreshHome(witness)
  expect(log.readmission).toMatchObject({ user: 'nadia', agreed: [ids[1], ids[2]] })
  expect(log.readmitted).toEqual([])
})

it('one guardian alone lets nobody in: not twice in its own name, nor with its key in another’s', async () => {
  await shows(asks(inDays(0)), await agrees(inDays(0), { guardian: ids[1] }))
  expect(await ends(evil, looks)).toBe('bad-chain')
  evil.repents()
  await shows(asks(inDays(0)), await agrees(inDays(0), { key: keyOf.get(ids[1]!)! }))
  expect(await ends(evil, looks)).toBe('bad-chain')
})

it('an organisation that was not named is no guardian, whatever it signs', async () => {
  await shows(asks(inDays(0), { guardian: clinic.organisation, key: keyOf.get(ids[1]!)! }))
  expect(await ends(evil, looks)).toBe('bad-chain')
})

it('two guardians and the server let nobody in sooner: not at once, nor dated back, nor dated ahead', async () => {
  await shows(asks(inDays(0)), await agrees(inDays(0)), await comes(inDays(0)))
  expect(await ends(evil, looks), 'at once').toBe('bad-chain')
  evil.repents()
  await shows(asks(inDays(-8)), await agrees(inDays(-8)), await comes(inDays(0)))
  expect(await ends(evil, looks), 'dated back').toBe('bad-chain')
  evil.repents()
  await shows(asks(inDays(0)), await agrees(inDays(0)), await comes(inDays(7.01)))
  expect(await ends(evil, looks), 'dated ahead').toBe('bad-chain')
})

it('a member of the organisation does not stop it without being its administrator, and nobody undoes a stop', async () => {
  const own = keyOf.get(ids[0]!)!
  await shows(asks(inDays(0)), {
    t: 'readmit_stop',
    at: inDays(0),
    by: amara.id,
    to: await numberAfter(),
    key: own,
  })
  expect(await ends(evil, looks)).toBe('bad-chain')
  evil.repents()
  const stop: Line = { t: 'readmit_stop', at: inDays(0), guardian: ids[0], to: await numberAfter() }
  await shows(asks(inDays(0)), stop, await agrees(inDays(0)))
  expect(await ends(evil, looks)).toBe('bad-chain')
})

it('names a guardian that never said it was ready, or changes the key that one has named: nobody is named', async () => {
  evil.tells(/^\/api\/organisations\/guardians$/, (body) => {
    const { ours } = body as { ours: { organisation: number; named: boolean }[] }
    return { ...body, ours: [...ours, { organisation: clinic.organisation, named: false }] }
  })
  await misledAdmin.api.guardians.read({})
  const others = [ids[0]!, ids[1]!, clinic.organisation]
  expect(await ends(evil, () => nameGuardians(misledAdmin, others))).toBe('not-verified')
  evil.repents()
  const fresh = await signIn(evil.line, shelter.handle, passphrase)
  evil.tells(logsOf, (body) => {
    const { logs } = body as { logs: { statements: Statement[] }[] }
    for (const { statements } of logs)
      for (const [at, one] of statements.entries())
        if (one.body?.includes('"t":"guard"'))
          statements[at] = rewritten(one, (said) => (said['key'] = toText(nadia.sig.publicKey)))
    return body
  })
  expect(await ends(evil, () => nameGuardians(fresh, ids))).toBe('bad-chain')
})

it('shows a guardian somebody else than was asked for: nothing is signed', async () => {
  await readmit(sister, home, { handle: 'nadia' })
  const second = await signIn(evil.line, council.handle, passphrase)
  evil.tells(logsOf, (body) => {
    const { logs } = body as { logs: { statements: Statement[] }[] }
    for (const { statements } of logs)
      for (const [at, one] of statements.entries())
        if (one.body?.includes('"t":"readmit"'))
          statements[at] = rewritten(one, (said) => (said['user'] = 'somebody'))
    return body
  })
  expect(await ends(evil, () => agreeToReadmit(second, home))).toBe('bad-chain')
})

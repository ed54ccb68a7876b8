// What needs a fresh proof of presence, asked of the running server for every endpoint that says so; and of those that do
// not, whether they should.

import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../src/api/endpoint.ts'
import { contract } from '../src/app/contract.ts'
import { moves } from '../src/app/endpoints.ts'
import { readDraft, saveDraft } from '../src/client/drafts.ts'
import { asOwner } from '../src/database/open.ts'
import { PRF_INPUT } from '../src/sealing/passkey-input.ts'
import { lineTo, signIn } from '../demo/actor.ts'
import { createClient } from '../src/api/client.ts'
import { Authenticator } from './authenticator.ts'
import { testDatabase } from './database.ts'
import { newNetwork, passphrase } from './people.ts'
import { standIns } from './role-sessions.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const people = await standIns(database)
const amara = await network.organisation('Harbour House', 'ngo', [])
const nobodys = '0190d5a4-0000-7000-8000-000000000000'

const endpoints = [...Object.entries(contract), ...Object.entries(moves)].flatMap(([group, of]) =>
  Object.entries(of as Record<string, Endpoint>).map(([name, endpoint]) => ({
    name: `${group}.${name}`,
    endpoint,
  })),
)
const guarded = endpoints.filter(({ endpoint }) => endpoint.stepUp === true)
const byInput = endpoints.filter(({ endpoint }) => typeof endpoint.stepUp === 'function')

const forget = (minutes: number) =>
  asOwner(database, (client) =>
    client.query('update sessions set proved_at = clock_timestamp() - make_interval(mins => $1)', [minutes]),
  )

async function knock(endpoint: Endpoint, cookie: string): Promise<{ status: number; code?: string }> {
  const response = await network.staff.request(endpoint.path.replaceAll(/\{\w+\}/g, nobodys), {
    method: endpoint.method,
    headers: { 'content-type': 'application/json', 'if-match': '"1"', cookie },
    ...(endpoint.method === 'GET' ? {} : { body: '{}' }),
  })
  return { status: response.status, code: ((await response.json()) as { code?: string }).code ?? '' }
}

describe('an action that needs a fresh sign-in', () => {
  it('gives access, discloses, administers or changes the ways to unlock', () => {
    expect(guarded.map(({ name }) => name).sort()).toEqual([
      'accounts.giveCard',
      'audit.export',
      'audit.seals',
      'calendar.begin',
      'case.erase',
      'case.take_file',
      'caseload.takeAway',
      'consent.agreeToBreak',
      'consent.grant',
      'consent.include',
      'consent.look',
      'demand.hand_over',
      'disclosure.agree',
      'disclosure.release',
      'guardians.agree',
      'guardians.name',
      'guardians.readmit',
      'guardians.ready',
      'handovers.handOver',
      'identityProvider.agree',
      'identityProvider.ask',
      'identityProvider.beginBinding',
      'identityProvider.unbind',
      'law.agree',
      'law.propose',
      'media_request.pass_on',
      'network.change',
      'organisations.add',
      'organisations.admit',
      'organisations.invite',
      'organisations.inviteAgain',
      'organisations.rotateCircle',
      'organisations.state',
      'organisations.suspend',
      'recoveryShares.name',
      'restorations.sign',
      'restorations.state',
      'rota.nameNetworkDesk',
      'seconds.breakAlone',
      'seconds.name',
      'takeovers.agree',
      'takeovers.nameCircle',
      'takeovers.sign',
      'teams.make',
      'unlockers.addPasskey',
      'unlockers.askPasskey',
      'unlockers.askPassphrase',
      'unlockers.endSession',
      'unlockers.remove',
      'unlockers.setPassphrase',
      'unlockers.setRecovery',
      'webhooks.keep',
    ])
  })

  it('never withdraws access or keeps somebody safe', () => {
    const never = /withdraw|rekey|freeze|\.end$|risk|placement|contact|saveDraft|takeOver|askToBreak/
    expect(guarded.filter(({ name }) => never.test(name))).toEqual([])
  })

  it('is a person’s yes, but not one to a referral that cannot wait, whose keys wait for who accepts it', () => {
    expect(byInput.map(({ name }) => name)).toEqual(['consent.give'])
    const asks = byInput[0]!.endpoint.stepUp as (input: object) => boolean
    expect(asks({ urgent: true, whenAccepted: true })).toBe(false)
    expect(asks({ urgent: false, whenAccepted: true })).toBe(true)
    expect(asks({ urgent: true, whenAccepted: false })).toBe(true)
  })

  it.each(guarded)(
    'is refused to everybody whose sign-in is six minutes old: $name',
    async ({ endpoint }) => {
      await forget(6)
      const named = (endpoint.who as readonly string[]).filter((role) => role !== 'person')
      expect(named.length).toBeGreaterThan(0)
      // Nobody is remembered from a moment ago: each of them knocks with a session the server looks up.
      for (const role of named) {
        const { cookie } = people.get(role)!
        network.forget()
        expect(await knock(endpoint, cookie), role).toEqual({ status: 403, code: 'step-up' })
      }
    },
  )

  it.each(guarded)(
    'is allowed to everybody whose sign-in is four minutes old: $name',
    async ({ endpoint }) => {
      await forget(4)
      network.forget()
      for (const role of (endpoint.who as readonly string[]).filter((one) => one !== 'person'))
        expect((await knock(endpoint, people.get(role)!.cookie)).code, role).not.toBe('step-up')
    },
  )
})

describe('a caseworker who has been signed in for an hour', () => {
  const old = async () => {
    await forget(60)
    network.forget()
  }

  it('is asked for her passphrase, and her request then continues', async () => {
    await old()
    const { unlocker } = await amara.vault.replaceRecoveryCode()
    expect(await amara.api.unlockers.setRecovery({ unlocker })).toEqual({ replaced: true })
    const kept = (await amara.api.accounts.me({})).unlockers.find((one) => one.kind === 'recovery')
    expect(kept?.proof).toBe(unlocker.proof)
  })

  it('can read and write as before without it', async () => {
    await old()
    expect((await amara.api.accounts.me({})).id).toBe(amara.id)
    await saveDraft(amara, 'a.form', 'x')
    expect(await readDraft(amara, 'a.form')).toBe('x')
  })

  it('may use her passkey, but no colleague’s passkey or passphrase', async () => {
    const bare = await signIn(network.staff, amara.handle, passphrase)
    const key = new Authenticator('http://localhost:4600')
    const { challenge } = await bare.api.unlockers.askPasskey({})
    const unlocker = await bare.vault.addPasskey({ prf: key.prf(PRF_INPUT), credentialId: key.credential })
    await bare.api.unlockers.addPasskey({ challenge, ...key.make(challenge), unlocker })

    const prove = async (who: typeof bare) => {
      const { challenge: next } = await who.api.unlockers.challenge({})
      return who.api.unlockers.proveByPasskey({ challenge: next, assertion: key.prove(next) })
    }
    expect(await prove(bare)).toEqual({ proved: true })
    await expect(prove(network.founder)).rejects.toMatchObject({ code: 'wrong-words' })
  })

  it('gets the same answer to a wrong proof as to none, and her session stays', async () => {
    await old()
    const { send } = lineTo(network.staff)
    const stranger = createClient(contract, send)
    await expect(stranger.unlockers.proveByPassphrase({ ticket: 'x', proof: 'y' })).rejects.toMatchObject({
      code: 'not-signed-in',
    })
    await expect(amara.api.unlockers.proveByPassphrase({ ticket: 'x', proof: 'y' })).rejects.toMatchObject({
      code: 'wrong-words',
    })
  })
})

// The cast before a server that lies: Harbour House with its clinic and the police, Mariam's case, and Amara at work with the
// liar between her and the true server.

import { agree, giveCard, openCase, takeKeys, writeNote } from '../../demo/case-work.ts'
import { signIn } from '../../demo/actor.ts'
import type { Database } from '../../src/database/open.ts'
import type { Statement } from '../../src/sealing/chain.ts'
import { newKeyPair } from '../../src/sealing/keys.ts'
import { toText } from '../../src/sealing/text.ts'
import { MaliciousServer } from './server.ts'
import { newNetwork, passphrase } from '../people.ts'

/** Everybody, and what a liar would put in the place of true keys. */
export async function evilHouse(database: Database) {
  const network = await newNetwork(database)
  const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
  const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
  const pavel = await network.organisation('City Police', 'police', ['police'])
  const mariam = await openCase(amara, { name: 'Mariam Test', language: 'ar', story: 'What she told.' })
  await writeNote(amara, mariam.id, 'health', 'Allergic to penicillin.')
  await writeNote(amara, mariam.id, 'narrative', 'A second note.')
  const oksana = await openCase(amara, { name: 'Oksana Test', language: 'uk', story: 'Another story.' })
  const agreed = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  const grant = await agree(amara, mariam.id, agreed, network.state.now())
  await giveCard(amara, mariam.id, 'ar')
  // What a client has seen is what it remembers: the founder was here today.
  await signIn(network.staff, network.founder.handle, passphrase)
  const evil = new MaliciousServer(network.staff)
  const victim = await signIn(evil.line, amara.handle, passphrase)
  await takeKeys(victim, mariam.id)
  const stolen = (await newKeyPair('enc')).pair
  const theirKey = toText(stolen.publicKey)
  const theirSig = toText((await newKeyPair('sig')).pair.publicKey)
  return { network, amara, bashir, pavel, mariam, oksana, grant, evil, victim, stolen, theirKey, theirSig }
}

/** A statement that says something else under the same signature. */
export function rewritten(statement: Statement, change: (said: Record<string, unknown>) => void): Statement {
  const said = JSON.parse(statement.body) as Record<string, unknown>
  change(said)
  return { body: JSON.stringify(said), signature: statement.signature }
}

/** The word in which an act ends; `never told` where no lie was told meanwhile: a move that did not happen proves nothing. */
export async function endsIn(evil: MaliciousServer, act: () => Promise<unknown>): Promise<string> {
  const word = await act().then(
    () => 'believed',
    (refusal: Error & { code?: string }) => refusal.code ?? refusal.message,
  )
  return evil.count > 0 ? word : 'never told'
}

// The hospital's own system refers somebody into the network, from its command line to the screen of the shelter's worker; and what a program
// may not do.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { afterAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../bin/command-line.ts'
import { referVerbs } from '../../bin/refer-verbs.ts'
import { takeKeys } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import type { Send } from '../api/client.ts'
import { joinByFile } from '../app/partner/key-file.ts'
import { openRecord } from '../client/records.ts'
import { asOwner } from '../database/open.ts'
import { invite } from '../organisations/client/invite.ts'
import { drawTeamNumber, makeTeam } from '../organisations/client/make-team.ts'
import { admitToCircle } from '../organisations/client/members.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const folder = await mkdtemp(join(tmpdir(), 'continuum-program-'))
afterAll(() => rm(folder, { recursive: true }))
const clinic = await network.organisation('City Clinic', 'clinic', ['administrator', 'caseworker'])
const harbour = await network.organisation('Harbour House', 'ngo', ['caseworker', 'administrator'])
const keyFile = join(folder, 'program.json')
const dayIn = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

async function run(args: string[], input: string) {
  let out = ''
  let err = ''
  const terminal = {
    read: async () => input,
    out: (text: string) => (out += text),
    err: (text: string) => (err += text),
    send: async (path: string, init: RequestInit) => network.staff.request(path, init),
  }
  const code = await runCommand(args, {
    verbs: referVerbs(terminal),
    version: '',
    out: terminal.out,
    err: terminal.err,
  })
  return { code, out, err, said: () => JSON.parse(out) as Record<string, unknown> }
}

const program = newId()
const asProgram = { id: program, handle: 'program-clinic', roles: ['caseworker' as const], language: 'en' }
const { secret } = await invite(clinic, { ...asProgram, endsOn: dayIn(90) })
const joined = await run(['program', 'join', keyFile, 'https://staff.example.org'], `${secret}\n`)

const asked = {
  id: newId(),
  person: {
    name: 'Selam Secret',
    language: 'am',
    ageGroup: 'adult',
    phone: '+251 900 000',
    safeTimes: 'mornings',
    story: 'She came with a broken wrist.',
  },
  consent: {
    purpose: 'shelter',
    compartments: ['identity', 'contact'],
    until: dayIn(60),
    language: 'am',
    method: 'spoken_with_interpreter',
    interpreted: { by: 'Hanna Test', said: 'You can stop this whenever you want.' },
  },
  need: {
    organisation: harbour.organisation,
    service: 'emergency_housing',
    urgency: 'now',
    text: 'She needs a bed tonight.',
  },
}
const referring = (more: object = {}) =>
  run(['refer', keyFile, '--json'], JSON.stringify({ ...asked, ...more }))

describe('the program of the clinic', () => {
  it('has joined by its invitation, with keys that nobody else on the machine can read', async () => {
    expect([joined.code, joined.err]).toEqual([0, expect.stringContaining('program-clinic has joined')])
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(await readFile(keyFile, 'utf8'))).toMatchObject({ handle: 'program-clinic' })
    // A second time nothing is written over it.
    expect(await run(['program', 'join', keyFile, 'https://staff.example.org'], secret)).toMatchObject({
      code: 1,
    })
  })

  it('is never given the key of the whole clinic, by the server or in the database', async () => {
    await expect(admitToCircle(clinic, clinic.circle, program)).rejects.toMatchObject({
      code: 'refused',
      detail: { because: 'program-in-team' },
    })
    await expect(
      asOwner(database, (client) =>
        client.query(
          `insert into circle_members (circle, user_id, epoch, sealed_seed) values ($1, $2, 1, '\\x00')`,
          [clinic.circle, program],
        ),
      ),
    ).rejects.toThrow(/whole house/)
  })

  it('is in no team yet, and says so', async () => {
    expect((await referring()).said()).toMatchObject({ error: 'no-team' })
  })

  it('refers Selam, and the worker of Harbour House reads on her screen what Selam agreed to, and no more', async () => {
    const circle = await drawTeamNumber(clinic)
    await makeTeam(clinic, circle, { purpose: 'casework', name: 'Front desk', members: [clinic.id, program] })
    // What she agreed to in a language of which we have no words is not sent without what was interpreted, and no case is opened for it.
    const { interpreted: _, ...bare } = asked.consent
    expect((await referring({ consent: bare })).said()).toMatchObject({
      because: 'refused interpreter-first',
    })
    expect((await asOwner(database, (client) => client.query('select 1 from cases'))).rowCount).toBe(0)
    const sent = await referring()
    expect([sent.err, sent.code]).toEqual(['', 0])
    const { referral, case: caseId } = sent.said() as { referral: string; case: string }
    expect(sent.said()).toMatchObject({ state: 'sent', repeated: false })
    const { referrals } = await harbour.api.referrals.inbox({})
    const arrived = referrals.find(({ track }) => track === referral)
    expect(arrived).toMatchObject({ serviceCode: 'emergency_housing', urgency: 'now' })
    await harbour.move('referral', 'open', { id: referral })
    await harbour.move('referral', 'accept', { id: referral })
    const { shared, held } = await takeKeys(harbour, caseId)
    expect(held.toSorted()).toEqual(['contact', 'identity'])
    const words = await Promise.all(
      shared.records
        .filter(({ compartment }) => held.includes(compartment))
        .map((record) => openRecord(harbour, caseId, record)),
    )
    const read = JSON.stringify(words)
    for (const said of ['Selam Secret', '+251 900 000', 'mornings', 'She needs a bed tonight.'])
      expect(read).toContain(said)
    expect(read).not.toContain('broken wrist')
    // People of the clinic sit with the program in its team: they carry the case on.
    await takeKeys(clinic, caseId)
  })

  it('sends nothing twice under one id', async () => {
    const again = await referring()
    expect([again.code, again.said()]).toMatchObject([0, { repeated: true, state: 'accepted' }])
  })

  it('stands as a program in every line of the trail, and on the person’s page', async () => {
    const lines = await asOwner(database, (client) =>
      client.query(`select distinct actor from audit.entries where actor like 'program-%'`),
    )
    expect(lines.rows).toEqual([{ actor: 'program-clinic' }])
    const looks = await asOwner(database, (client) =>
      client.query(`select distinct role from looks where user_id = $1`, [program]),
    )
    for (const { role } of looks.rows as { role: string }[]) expect(role).toBe('program')
  })

  it('names the field that is wrong and repeats no value', async () => {
    const wrong = await referring({ person: { ...asked.person, ageGroup: 'Selam Secret' } })
    expect([wrong.code, wrong.said()]).toEqual([
      1,
      { error: 'invalid', fields: [{ field: 'person.ageGroup', code: 'invalid-value' }] },
    ])
  })

  it('is called a program, does one thing, and ends within a year; nobody else is called so', async () => {
    const refused = { code: 'invalid' }
    const other = (more: object) => invite(clinic, { ...asProgram, id: newId(), endsOn: dayIn(30), ...more })
    await expect(other({ handle: 'clinic-system' })).rejects.toMatchObject(refused)
    await expect(other({ handle: 'program-two', roles: ['administrator'] })).rejects.toMatchObject(refused)
    await expect(other({ handle: 'program-two', endsOn: dayIn(400) })).rejects.toMatchObject(refused)
    await expect(other({ handle: 'program-two', endsOn: dayIn(0) })).rejects.toMatchObject(refused)
    const { endsOn: _, ...person } = { ...asProgram, id: newId(), handle: 'program-two', endsOn: '' }
    await expect(invite(clinic, person)).rejects.toMatchObject(refused)
  })

  it('is told by field or by a sentence, with none of what was said', async () => {
    const bad = '{"person": {"name": Selam Secret}}'
    const answered = await run(['refer', keyFile, '--json'], bad)
    expect([answered.code, answered.said()]).toEqual([1, { error: 'not-json' }])
    const over = await referring({ id: newId(), consent: { ...asked.consent, until: dayIn(0) } })
    expect([over.code, over.said()]).toEqual([
      1,
      { error: 'invalid', because: 'invalid consent.until too-early' },
    ])
    const child = { ...asked.person, ageGroup: 'child' }
    expect((await referring({ id: newId(), person: child })).said()).toEqual({
      error: 'invalid',
      fields: [{ field: 'consent.onBehalf', code: 'required' }],
    })
    const { rows } = await asOwner(database, (client) => client.query('select count(*)::int as n from cases'))
    // Selam's alone: nothing was opened for what could not be sent.
    expect(rows).toEqual([{ n: 1 }])
    const other = join(folder, 'torn.json')
    await writeFile(other, '{"passphrase": torn-and-secret', { mode: 0o600 })
    expect((await run(['refer', other, '--json'], '')).out).not.toContain('torn-and')
  })

  it('keeps what opens its keys where the answer to joining is lost', async () => {
    const path = join(folder, 'lost.json')
    const lost = { id: newId(), handle: 'program-lost', roles: ['caseworker' as const], language: 'en' }
    const invitation = (await invite(clinic, { ...lost, endsOn: dayIn(30) })).secret
    const send: Send = async (way, init) => {
      const answered = await network.staff.request(way, init)
      if (way.endsWith('/accept')) throw new TypeError('the line broke')
      return answered
    }
    const address = 'https://staff.example.org'
    await expect(joinByFile(path, { address, invitation, send })).rejects.toMatchObject({
      code: 'unavailable',
    })
    const kept = JSON.parse(await readFile(path, 'utf8')) as { passphrase: string }
    expect(kept.passphrase.length).toBeGreaterThan(40)
  })

  it('joins by no mistyped invitation, and leaves no file', async () => {
    const path = join(folder, 'never.json')
    const tried = await run(['program', 'join', path, 'https://staff.example.org'], 'not an invitation\n')
    expect(tried.code).toBe(1)
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' })
  })
  it('comes in no more after its last day, nor stays in', async () => {
    await asOwner(database, (client) =>
      client.query(`update users set ends_on = current_date - 1 where id = $1`, [program]),
    )
    const after = await referring({ id: newId() })
    expect([after.code, after.said()]).toMatchObject([1, { error: 'wrong-words' }])
  })
})

// Ines, who coordinates, and Farah, a lawyer of the same house, change how long a recovery period lasts. One alone changes nothing;
// with both it holds from its day in the running network, and a case keeps the law of its first day.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { importPack } from '../../bin/import-pack.ts'
import { Temporal } from 'temporal-polyfill'
import { isUnchecked, packs } from '../../jurisdictions/packs.ts'
import { openCase } from '../../demo/case-work.ts'
import { signIn, type Colleague } from '../../demo/actor.ts'
import { asOwner } from '../database/open.ts'
import { lawOf } from '../client/law.ts'
import { refreshHome } from '../client/logs.ts'
import { isVerified } from '../jurisdiction/define.ts'
import { hashOfPack } from '../jurisdiction/shipped.ts'
import { MaliciousServer } from '../../test/malicious-server/server.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import {
  countryFile,
  nextFile,
  ofItsOwn,
  textOfFile,
  withChange,
  withFile,
  type RuleChange,
} from './change-file.ts'
import { agreeToLaw } from './client/agree-to-law.ts'
import { proposeLaw } from './client/propose-law.ts'
import { lawOf as asRead } from './law-of.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const ines = network.founder
const farah = await network.colleague(ines, 'farah', ['lawyer'])
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'lawyer', 'authority'], 'coe')

const today = network.state.now().toISOString().slice(0, 10)
const inDays = (days: number) => Temporal.PlainDate.from(today).add({ days }).toString()
const file = (id: string, length: number | string) =>
  `${JSON.stringify(
    {
      id,
      title: { en: 'Council of Europe, as changed' },
      inherits: 'coe',
      sources: [{ id: 'NEW', cite: 'Ministerial order 7 of 2026', basis: 'seen' }],
      clocks: [{ id: 'recovery', length, unit: 'days', rule: 'minimum', source: 'NEW' }],
    },
    null,
    2,
  )}\n`

const refusal = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: { detail?: { because?: string; fields?: { field: string; code: string }[] }; code?: string }) =>
      error.detail?.because ?? error.detail?.fields ?? error.code,
  )

/** The recovery period of a case that is opened now: its law, and its days. */
async function recoveryOf(who: Colleague, name: string) {
  const { id: caseId } = await openCase(who, { name, language: 'en', ageGroup: 'child' })
  const track = await who.open('identification', { caseId })
  const served = network.state.now().toISOString().slice(0, 10)
  await who.move('identification', 'presume', track, { origin: 'ngo' })
  for (const move of ['refer', 'receive'] as const) await who.move('identification', move, { id: track.id })
  await who.move('identification', 'decide_prelim_positive', { id: track.id }, { served_on: served })
  const { clocks, pack } = await who.api.work.track({ track: track.id })
  const due = clocks.find(({ clock }) => clock === 'recovery')!.dueOn
  return { pack, days: Temporal.PlainDate.from(served).until(due!).days, track: track.id }
}

describe('a changed law', () => {
  let n: number
  // As the form writes it.
  const coe = asRead(packs.get('coe')!)
  const text = textOfFile(
    withChange(coe, nextFile(coe, { before: undefined, taken: [] }), {
      kind: 'limit',
      clock: 'recovery',
      length: 45,
      unit: 'days',
      cite: 'Ministerial order 7 of 2026',
    }),
  )
  it('finds Anna, whose thirty days began under the law of before', async () => {
    expect(await recoveryOf(amara, 'Anna Before')).toMatchObject({ pack: 'coe', days: 30 })
  })

  it('says before anybody signs how many running duties would have another day', async () => {
    const { faults, rules, permits, deciding } = await ines.api.law.tryOut({ over: 'coe', text })
    expect([faults, permits, deciding]).toEqual([[], [], null])
    expect(rules).toEqual([{ clock: 'recovery', running: 1, otherDay: 1 }])
  })

  it('with a fault is refused by line and field, and nothing is half taken', async () => {
    const bad = text.replace('"minimum"', '"longest"')
    expect((await ines.api.law.tryOut({ over: 'coe', text: bad })).faults).toMatchObject([
      { line: expect.any(Number), field: 'clocks.0.rule' },
    ])
    expect(await refusal(proposeLaw(ines, { over: 'coe', text: bad, since: today }))).toMatchObject([
      { field: expect.stringMatching(/^\d+: clocks\.0\.rule$/) },
    ])
    expect(await refusal(proposeLaw(ines, { over: 'coe', text: file('coe', 45), since: today }))).not.toBe(
      'done',
    )
    expect(await refusal(proposeLaw(ines, { over: 'coe', text, since: inDays(-1) }))).not.toBe('done')
    expect((await ines.api.law.changes({})).changes).toEqual([])
  })

  it('is nobody’s to change who neither coordinates nor is a lawyer of the founding house', async () => {
    expect(await refusal(proposeLaw(amara, { over: 'coe', text, since: today }))).toBe('bad-statement')
  })

  it('signed by Ines alone is read by no clock', async () => {
    n = await proposeLaw(ines, { over: 'coe', text, since: inDays(0) })
    expect(await recoveryOf(amara, 'Anna Half')).toMatchObject({ pack: 'coe', days: 30 })
    expect(packs.has('coe-r1')).toBe(false)
    // Nor can she agree to her own.
    expect(await refusal(agreeToLaw(ines, { n, text }))).not.toBe('done')
  })

  it('is agreed to by Farah only as the file that Ines signed', async () => {
    expect(await refusal(agreeToLaw(farah, { n, text: file('coe-r1', 90) }))).toBe('unfit')
    await agreeToLaw(farah, { n, text })
    expect((await farah.api.law.changes({})).changes).toMatchObject([
      { pack: 'coe-r1', over: 'coe', holds: true },
    ])
  })

  it('holds at once for a new case, signed and checked by each browser under its own name', async () => {
    const { pack, days } = await recoveryOf(amara, 'Anna After')
    expect([pack, days]).toEqual(['coe-r1', 45])
    expect((await lawOf(amara, 'coe-r1'))!.pack.clocks['recovery']!.length).toBe(45)
  })

  it('of two people who change one rule at once, the second one speaks past the first and is told', async () => {
    const [one, other] = await Promise.allSettled([
      proposeLaw(ines, { over: 'coe', text: file('coe-r2', 60), since: inDays(3) }),
      proposeLaw(farah, { over: 'coe', text: file('coe-r2', 70), since: inDays(3) }),
    ])
    expect([one.status, other.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('that begins in three days dates no case before, and every new one after', async () => {
    const { changes } = await ines.api.law.changes({})
    const waiting = changes.find(({ pack }) => pack === 'coe-r2')!
    expect(waiting).toMatchObject({ saidOn: today, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const second = waiting.by === ines.id ? farah : ines
    const { text: read } = await second.api.law.change({ n: waiting.n })
    await agreeToLaw(second, { n: waiting.n, text: read })
    expect((await recoveryOf(amara, 'Anna Early')).pack).toBe('coe-r1')
    network.travel(4)
    expect((await recoveryOf(amara, 'Anna Late')).pack).toBe('coe-r2')
  })

  it('whose file somebody changed in the database is known to no browser, and dates nothing after a restart', async () => {
    await asOwner(database, (client) =>
      client.query('update network_laws set text = replace(text, \'"length": 45\', \'"length": 1\')'),
    )
    await network.state.reload()
    expect(packs.get('coe-r1')!.clocks['recovery']!.length).toBe(45)
    const fresh = await signIn(network.staff, amara.handle, passphrase)
    expect((await lawOf(fresh, 'coe-r1'))?.pack.clocks['recovery']?.length).not.toBe(1)
  })
})

/** One change after the other, as the form writes them into one file. */
const written = (base: string, first: Parameters<typeof withChange>[1], ...changes: RuleChange[]) => {
  const law = asRead(packs.get(base)!)
  return textOfFile(changes.reduce((file, change) => withChange(withFile(law, file), file, change), first))
}
const uk = () => nextFile(asRead(packs.get('uk')!), { before: undefined, taken: [] })
const order = 'Order 9 of 2026, article 1'
const vts = { kind: 'permit', code: 'vts', renewable: true, work: true, family: true, cite: order } as const

describe('a permission and a stage', () => {
  it('are changed in the form: how many run, and how many wait to hear, is said before anybody signs', async () => {
    const caseId = (await openCase(amara, { name: 'Anna Permit', language: 'en' })).id
    await amara.open('status', { caseId })
    const text = written(
      'uk',
      uk(),
      { ...vts, maxMonths: 24, leadsTo: { code: 'permanent', afterMonths: 60 } },
      {
        kind: 'no-stage',
        at: 1,
        cite: order,
      },
    )
    const { faults, permits, deciding } = await ines.api.law.tryOut({ over: 'uk', text })
    expect([faults, permits]).toEqual([[], [{ code: 'vts', running: 0 }]])
    expect(deciding).toEqual(expect.any(Number))
    const read = JSON.parse(text) as { sources: { cite: string }[]; determinations: unknown[] }
    // One order is one source, and the country decides in one stage less.
    expect(read.sources.map(({ cite }) => cite)).toEqual([order])
    expect(read.determinations).toHaveLength(packs.get('uk')!.determinations.length - 1)
  })
})

describe('a new country', () => {
  const nordia = countryFile({
    id: 'nordia',
    title: { en: 'Nordia' },
    inherits: 'coe',
    authority: { en: 'The Interior Office' },
  })
  const text = () =>
    written(
      'coe',
      nordia,
      { kind: 'limit', clock: 'recovery', length: 90, unit: 'days', cite: order },
      {
        kind: 'permit',
        code: 'temporary',
        maxMonths: 12,
        renewable: true,
        work: true,
        family: null,
        leadsTo: undefined,
        cite: order,
      },
      { kind: 'no-stage', at: 1, cite: order },
    )

  it('is refused where its name is another law’s, and where it builds on none that came with the program', async () => {
    const named = (id: string) => text().replace('"nordia"', `"${id}"`)
    expect((await ines.api.law.tryOut({ over: ofItsOwn, text: named('uk') })).faults).not.toEqual([])
    expect((await ines.api.law.tryOut({ over: ofItsOwn, text: named('uk-r9') })).faults).toMatchObject([
      { field: 'id' },
    ])
  })

  it('made in the form and signed by two is one under which an organisation works, in the running network', async () => {
    expect((await ines.api.law.tryOut({ over: ofItsOwn, text: text() })).faults).toEqual([])
    const n = await proposeLaw(ines, {
      over: ofItsOwn,
      text: text(),
      since: network.state.now().toISOString().slice(0, 10),
    })
    expect((await ines.api.law.countries({})).countries).toEqual([])
    await agreeToLaw(farah, { n, text: text() })
    expect((await amara.api.law.countries({})).countries).toEqual([{ id: 'nordia', title: { en: 'Nordia' } }])
    const lotta = await network.organisation(
      'North House',
      'ngo',
      ['caseworker', 'lawyer', 'authority'],
      'nordia',
    )
    const { id: caseId } = await openCase(lotta, { name: 'Anna North', language: 'en', ageGroup: 'child' })
    const track = await lotta.open('status', { caseId })
    await lotta.move('status', 'prepare', track, { permit: 'temporary' })
    await lotta.move('status', 'apply', { id: track.id }, { applied_on: inDays(-1) })
    await lotta.move(
      'status',
      'grant',
      { id: track.id },
      { permit: 'temporary', valid_from: '2026-03-01', work: true },
    )
    const { clocks, pack } = await lotta.api.work.track({ track: track.id })
    expect(pack).toBe('nordia')
    // Twelve months, as its law says.
    expect(clocks.find(({ clock }) => clock === 'status.end')!.dueOn).toBe('2027-03-01')
    // It decides once.
    const identified = await lotta.open('identification', { caseId })
    await lotta.move('identification', 'presume', identified, { origin: 'ngo' })
    for (const move of ['refer', 'receive'] as const)
      await lotta.move('identification', move, { id: identified.id })
    expect(
      await refusal(
        lotta.move(
          'identification',
          'decide_prelim_positive',
          { id: identified.id },
          { served_on: inDays(-1) },
        ),
      ),
    ).toBe('no-such-stage')
    expect((await lawOf(lotta, 'nordia'))!.pack.authority.en).toBe('The Interior Office')
  })

  it('can be changed again like any other', async () => {
    const change = written(
      'nordia',
      nextFile(asRead(packs.get('nordia')!), { before: undefined, taken: [] }),
      {
        kind: 'limit',
        clock: 'recovery',
        length: 100,
        unit: 'days',
        cite: 'Order 10',
      },
    )
    expect(await ines.api.law.tryOut({ over: 'nordia', text: change })).toMatchObject({
      faults: [],
      rules: [{ clock: 'recovery' }],
    })
  })
})

describe('a file that is brought in by the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-import-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const brought = async (text: string) => {
    const path = join(folder, 'law.json')
    writeFileSync(path, text)
    const said: string[] = []
    const say = (line: string) => void said.push(line)
    return { code: await importPack(database, path, { out: say, err: say }), said: said.join('\n') }
  }
  const sudria = () => textOfFile(countryFile({ id: 'sudria', title: { en: 'Sudria' }, inherits: 'coe' }))

  it('with a fault is refused by line and field, and nobody reads it', async () => {
    const { code, said } = await brought(sudria().replace('"coe"', '"atlantis"'))
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/law\.json:\d+: inherits: there is no pack atlantis/),
    ])
    expect((await ines.api.law.drafts({})).drafts).toEqual([])
  })

  it('waits for whoever changes laws, is nobody’s law, and holds when two have signed', async () => {
    expect(await brought(sudria())).toMatchObject({ code: 0 })
    const { drafts } = await farah.api.law.drafts({})
    expect(drafts).toMatchObject([{ pack: 'sudria', over: ofItsOwn }])
    expect(packs.has('sudria')).toBe(false)
    const n = await proposeLaw(farah, {
      over: ofItsOwn,
      text: drafts[0]!.text,
      since: network.state.now().toISOString().slice(0, 10),
    })
    await agreeToLaw(ines, { n, text: drafts[0]!.text })
    expect(packs.has('sudria')).toBe(true)
    expect((await ines.api.law.drafts({})).drafts).toEqual([])
  })
})

describe('a changed law whose file cannot be had or checked', () => {
  const lawsFiles = (id: string) => new RegExp(`^/api/law/${id}/files$`)
  const evil = new MaliciousServer(network.staff)
  const cut = (body: Record<string, unknown>) => {
    const own = (body as { files: { text: string }[] }).files.at(-1)!
    own.text = own.text.replace('"clocks"', '"sources"')
  }

  it('given out other than it was signed: Amara’s browser goes on with the change before it, and says so', async () => {
    const { track, pack } = await recoveryOf(amara, 'Anna Tampered')
    expect(pack).toBe('coe-r2')
    evil.tells(lawsFiles('coe-r2'), cut)
    const fresh = await signIn(evil.line, amara.handle, passphrase)
    const law = (await lawOf(fresh, 'coe-r2'))!
    expect([law.standsFor, law.pack.clocks['recovery']!.length]).toEqual(['coe-r1', 45])
    expect(isVerified({ ...law.pack.clocks['recovery']!, basis: 'law' }, today)).toBe(false)
    const moved = await fresh.move(
      'identification',
      'discontinue',
      { id: track },
      { reason: 'out_of_contact' },
    )
    expect(moved.state).toBe('discontinued')
    evil.repents()
  })

  it('lost on the server: what runs under it goes on, reminds and ends nothing, and nobody begins under it', async () => {
    const before = await recoveryOf(amara, 'Anna Lost')
    const lost = file('coe-r3', 75)
    const n = await proposeLaw(ines, {
      over: 'coe',
      text: lost,
      since: network.state.now().toISOString().slice(0, 10),
    })
    await asOwner(database, async (client) => {
      await client.query(`delete from network_laws where pack = 'coe-r3'`)
      // A case that began under it, with a limit that somebody had checked.
      await client.query(`update tracks set pack = 'coe-r3' where id = $1`, [before.track])
      await client.query(
        `update clocks set pack = 'coe-r3', enforced = true, verified = true where track = $1 and clock = 'recovery'`,
        [before.track],
      )
      await client.query(
        `update cases set pack = 'coe-r3' where id = (select case_id from tracks where id = $1)`,
        [before.track],
      )
    })
    const { vault, organisation, api } = farah
    await refreshHome(farah)
    const at = `${network.state.now().toISOString().slice(0, 16)}Z`
    // The row is gone, so that the server refuses the second signature: it is said in the log by whoever runs the database.
    const statement = await vault.stateInLog({ organisation, t: 'agree', at, fields: { to: n } })
    await expect(api.law.agree({ statement })).rejects.toMatchObject({ code: 'not-found' })
    await asOwner(database, (client) =>
      client.query(
        `insert into network_laws (id, pack, organisation, n, over, hash, since, said_on, text)
          values (gen_random_uuid(), 'coe-r3', $1, $2, 'coe', $3, $4, $4, '{}')`,
        [organisation, n, hashOfPack(lost), today],
      ),
    )
    await api.law.agree({ statement })
    expect(isUnchecked('coe-r3')).toBe(true)
    expect((await ines.api.law.changes({ over: 'coe' })).changes[0]).toMatchObject({
      pack: 'coe-r3',
      holds: false,
    })
    expect((await recoveryOf(amara, 'Anna After Loss')).pack).toBe('coe-r2')
    const { clocks } = await amara.api.work.track({ track: before.track })
    expect(clocks.find(({ clock }) => clock === 'recovery')).toMatchObject({ hard: false, verified: false })
    const fresh = await signIn(network.staff, amara.handle, passphrase)
    expect((await lawOf(fresh, 'coe-r3'))!.standsFor).toBe('coe-r2')
    const moved = await fresh.move(
      'identification',
      'discontinue',
      { id: before.track },
      { reason: 'out_of_contact' },
    )
    expect(moved.state).toBe('discontinued')
  })
})

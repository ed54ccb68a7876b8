// Amara brings the caseload of an older system and takes her own away again: nothing is doubled, nothing is lost, nothing leaves the
// browser unsealed.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { agree } from '../../demo/case-work.ts'
import { asOwner } from '../database/open.ts'
import { Problem } from '../api/problem.ts'
import { readCase } from '../client/case-keys.ts'
import { openLatest } from '../client/records.ts'
import type { Session } from '../client/session.ts'
import { bringIn, type Brought } from './client/bring.ts'
import { casesToTake, takeAway, type TakenCase } from './client/take-away.ts'
import { guessMapping } from './columns.ts'
import { fileOf } from './file-of.ts'
import { aboutOf, checkFile, loadFile } from './loaded.ts'
import { caseIdOf, type Run } from './run.ts'
import { codeLists } from './htcds/code-lists.ts'
import type { ExportFormat } from './codes.ts'
import { openStates } from '../tracks/case-state.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const admin = await network.organisation('Harbour House', 'ngo', [])
const amara = await network.colleague(admin, 'amara', ['caseworker'])
const odile = await network.colleague(admin, 'odile', ['supervisor'])
const berta = await network.organisation('Hill House', 'ngo', ['caseworker'])
const defaults = { language: 'en', origin: 'ngo', order: 'dmy', today: '2026-11-28', adultFrom: 18 } as const

const bytes = (text: string) => new TextEncoder().encode(text)
async function read(text: string, run = crypto.randomUUID() as string) {
  const loaded = await loadFile(bytes(text))
  const mapping = guessMapping(aboutOf(loaded).columns)
  return { ...checkFile(loaded, { mapping, defaults, known: [], run }), hash: loaded.hash }
}
const runOf = (session: Session, worker: string | null = session.id): Run => ({
  id: crypto.randomUUID(),
  file: 'a',
  circle: session.circle,
  worker,
})
async function bring(session: Session, run: Run, people: Awaited<ReturnType<typeof read>>['people']) {
  let last: Brought | undefined
  for await (const brought of bringIn(session, run, people)) last = brought
  return last!
}
async function take(session: Session, ids: readonly string[], format: ExportFormat = 'csv') {
  let all: TakenCase[] = []
  for await (const taking of takeAway(session, ids, format)) all = taking.cases
  return all
}

it('Amara brings two people, and they are found, read and worked on like cases that she opened by hand', async () => {
  const { people } = await read(
    'Full name,DOB,Sex,Nationality,Language,Mobile,Notes,Old number\nMariam Brought,2.5.1990,F,Syria,ar,+44 20 7946,She waits for a letter,77\nBlerta Brought,2010-01-31,f,AL,Albanian,,,78',
  )
  const run = runOf(amara)
  expect(await bring(amara, run, people)).toEqual({ done: 2, before: 0, total: 2, leftOpen: 0 })
  const id = caseIdOf(run.id, 2)
  const shared = await readCase(amara, id)
  expect(shared.case).toMatchObject({ language: 'ar', ageGroup: 'adult', origin: 'ngo', mine: true })
  expect(await openLatest(amara, shared, 'profile')).toEqual({ name: 'Mariam Brought', birth: '1990-05-02' })
  const { opened } = await amara.vault.openHeaders({ headers: [{ caseId: id, ...shared.header! }] })
  expect(opened[0]?.header).toMatchObject({ name: 'Mariam Brought', dob: '1990-05-02', phone: '+44 20 7946' })
  expect((await amara.api.assignments.ofCase({ caseId: id })).worker).toBe(amara.id)
  const child = await readCase(amara, caseIdOf(run.id, 3))
  expect(child.case).toMatchObject({ language: 'sq', ageGroup: 'child' })
})

it('whose case was over comes in and is closed at once; begun again it stays so, and on another day nobody closes a case like that', async () => {
  const { people } = await read(
    'name,Status,Reason for Case Closure\nOver Before,Closed,Moved to her aunt\nStill Here,Active,',
  )
  const run = runOf(amara)
  expect(await bring(amara, run, people)).toMatchObject({ done: 2, leftOpen: 0 })
  const [over, open] = [caseIdOf(run.id, 2), caseIdOf(run.id, 3)]
  const shared = await readCase(amara, over)
  expect(shared.case.state).toBe('closed')
  expect(shared.clocks.map(({ clock }) => clock)).toEqual(['case.retention'])
  expect((await readCase(amara, open)).case.state).toBe('active')
  expect(await bring(amara, run, people)).toMatchObject({ done: 0, before: 2, leftOpen: 0 })
  const [taken] = await take(amara, [over])
  expect(taken).toMatchObject({ cas_Status: 'Closed', cas_ReasonForCaseClosure: 'Moved to her aunt' })
  network.travel(1)
  const { tracks } = await readCase(amara, open)
  const track = tracks.find(({ kind }) => kind === 'case')!
  await expect(amara.move('case', 'bring_closed', track)).rejects.toMatchObject({
    detail: { because: 'not-brought-today' },
  })
  network.travel(-1)
})

it('Odile brings a caseload for Amara, and may leave it to be assigned', async () => {
  const { people } = await read('name\nNima Brought')
  const run = runOf(odile, amara.id)
  await bring(odile, run, people)
  expect((await odile.api.assignments.ofCase({ caseId: caseIdOf(run.id, 2) })).worker).toBe(amara.id)
  const open = runOf(amara, null)
  await bring(amara, open, people)
  expect((await odile.api.assignments.ofCase({ caseId: caseIdOf(open.id, 2) })).worker).toBe(null)
})

it('Amara’s line breaks after an answer was lost, she begins again, and nobody has two cases', async () => {
  const { people } = await read(`name\n${Array.from({ length: 45 }, (_, at) => `Person ${at}`).join('\n')}`)
  const run = runOf(amara)
  let calls = 0
  const broken = Object.create(amara, {
    api: {
      value: {
        ...amara.api,
        caseload: {
          ...amara.api.caseload,
          async bring(...sent: Parameters<typeof amara.api.caseload.bring>) {
            const answer = await amara.api.caseload.bring(...sent)
            // The second batch arrives, and nobody hears of it.
            if ((calls += 1) === 2) throw new Problem('conflict')
            return answer
          },
        },
      },
    },
  }) as Session
  await expect(bring(broken, run, people)).rejects.toThrow('conflict')
  expect(await bring(amara, run, people)).toEqual({ done: 5, before: 40, total: 45, leftOpen: 0 })
  expect(await bring(amara, run, people)).toEqual({ done: 0, before: 45, total: 45, leftOpen: 0 })
})

it('a batch with one broken case opens none, and a person of another house is told of none', async () => {
  const { people } = await read('name\nFirst\nSecond')
  const run = runOf(amara, berta.id)
  await expect(bring(amara, run, people)).rejects.toMatchObject({ code: 'invalid' })
  const ids = [2, 3].map((line) => caseIdOf(run.id, line))
  expect((await amara.api.caseload.arrived({ cases: ids })).cases).toEqual([])
  const whole = runOf(amara)
  await bring(amara, whole, people)
  const brought = [2, 3].map((line) => caseIdOf(whole.id, line))
  expect((await amara.api.caseload.arrived({ cases: brought })).cases.toSorted()).toEqual(brought.toSorted())
  expect((await berta.api.caseload.arrived({ cases: brought })).cases).toEqual([])
  await expect(
    berta.api.caseload.takeAway({ id: crypto.randomUUID(), format: 'csv', cases: brought }),
  ).resolves.toEqual({ cases: [] })
})

it('the trail says who brought and who took how many, each case as opened, and no word of anybody reaches the server', async () => {
  const { people } = await read('name,Notes\nzqname Canary,zqnote she said')
  const run = runOf(amara)
  await bring(amara, run, people)
  await take(amara, [caseIdOf(run.id, 2)])
  const trail = await asOwner(database, async (client) => {
    const { rows } = await client.query(
      `select action, actor, purpose from audit.entries where action in ('caseload.import', 'caseload.export', 'case.open') order by at desc, seq desc limit 3`,
    )
    return rows as { action: string; actor: string; purpose: string | null }[]
  })
  expect(trail.map(({ action, purpose }) => [action, purpose])).toEqual([
    ['caseload.export', '1'],
    ['caseload.import', '1'],
    ['case.open', null],
  ])
  expect(trail.every(({ actor }) => actor === amara.handle)).toBe(true)
})

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  // oxlint-disable-next-line no-control-regex
  .filter((text) => !/[\u0000-\u001F\uFFFD\u007F]/.test(text))
  .map((text) => text.trim())
  .filter((text) => text !== '')
const lines = fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'))
const formula = fc.constantFrom('=1+1', "'=A1", '+cmd|calc', '-2+3', '@sum', "''=x", '+44 20 79')
const text = fc.oneof(word, formula)
const several = (list: readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(...list), { minLength: 1, maxLength: 3 }).map((all) => all.join(';'))
const anybody = fc.record(
  {
    prs_FirstName: word,
    prs_SecondName: text,
    prs_Birthdate: fc.constantFrom('1990-05-02', '2012-12-31'),
    prs_Gender: fc.constantFrom(...codeLists.Gender),
    prs_Citizenship: several(['SY', 'AL', 'NG']),
    prs_PrimaryLanguage: fc.constantFrom('ar', 'sq', 'prs'),
    prs_MailingStreet: text,
    vic_MethodsOfControl: several(codeLists.MethodsOfControl),
    vic_TypeOfExploitation: several(codeLists.TypeOfExploitation),
    cas_IncomingReferralDate: fc.constant('2025-02-03'),
    con_Consent: fc.constantFrom('true', 'false'),
    cco_CaseComment: lines,
    ctm_Origin: fc.constantFrom('hotline', 'health'),
    ctm_SafeContactWord: text,
    'x:Old number, 2': text,
  },
  { requiredKeys: ['prs_FirstName'] },
)

it('what Amara takes away, another house brings in, and takes away the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anybody, { minLength: 1, maxLength: 4 }), async (made) => {
      const first = await read(fileOf('csv', made))
      expect(first.checked.refused).toEqual([])
      const run = runOf(amara)
      await bring(amara, run, first.people)
      const out = await take(
        amara,
        first.people.map(({ line }) => caseIdOf(run.id, line)),
      )
      for (const format of ['csv', 'htcds_csv', 'htcds_json'] as const) {
        const file = fileOf(format, out)
        const again = await read(file)
        expect(again.checked.refused).toEqual([])
        const hers = runOf(berta)
        await bring(berta, hers, again.people)
        const back = await take(
          berta,
          again.people.map(({ line }) => caseIdOf(hers.id, line)),
        )
        // A reference and a worker are those of the new house.
        const same = (all: Record<string, string>[]) =>
          fileOf(
            format,
            all.map(({ ctm_Reference: _r, cas_CaseOwner: _w, ...one }) => one),
          )
        expect(same(back)).toBe(same(out))
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 3), endOnFailure: process.env['RUNS'] === undefined },
  )
})

it('of a case that another house shares, the file holds the parts of the consent and no others, and only where she asks for it', async () => {
  const { people } = await read(
    'name,dob,Street,Gender,Notes,ctm_SafeContactWord\nMariam Shared,1.1.1990,Mill Lane,Feminine,Told in trust,lemon',
  )
  const run = runOf(berta)
  await bring(berta, run, people)
  const id = caseIdOf(run.id, 2)
  const toHarbour = { recipient: amara.circle, compartments: ['contact'], purpose: 'support' } as const
  await agree(berta, id, toHarbour, network.state.now())
  expect(await casesToTake(amara, openStates, false)).not.toContain(id)
  expect(await casesToTake(amara, openStates, true)).toContain(id)
  const [taken] = await take(amara, [id])
  expect(taken).toMatchObject({
    ctm_SafeContactWord: 'lemon',
    prs_FirstName: '',
    prs_Gender: '',
    cco_CaseComment: '',
  })
  expect(JSON.stringify(taken)).not.toMatch(/Mariam|trust|Feminine/)
  expect((await take(berta, [id]))[0]).toMatchObject({
    prs_FirstName: 'Mariam Shared',
    prs_Gender: 'Feminine',
  })
})

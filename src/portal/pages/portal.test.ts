// Amina's own page beyond its cover: what happens with her, how she says no, her voice, her rights. Through forms, without script.
import { randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addresses, addressOfRight, exitAddresses } from '../../api/addresses.ts'
import { bareOrganisation } from '../../../test/bare-organisation.ts'
import { testDatabase } from '../../../test/database.ts'
import { pagesOf, publicHouse, secrets, telephone, type Telephone } from '../../../test/telephone.ts'
import { accountsServer } from '../../accounts/server/accounts.ts'
import { as } from '../../database/as.ts'
import { asOwner } from '../../database/open.ts'
import { trackFeatures } from '../../app/tracks.ts'
import { personPageOf } from '../../tracks/define.ts'
import { keysOnServer } from '../../http/words.ts'
import { newCardWords } from '../../sealing/words.ts'
import { speaker } from '../../language/say.ts'
import { ownPages } from '../../../scripts/rounds.ts'
import { waysFrom } from '../../rights/server/own-tracks.ts'

const database = await testDatabase()
// As a browser with script gets them: the larger ones.
const app = pagesOf(publicHouse(database), { patient: true, built: true })
const six = ['en', 'es', 'fr', 'ar', 'uk', 'th']
const caseId = randomUUID()
const circles = { carer: 0, shelter: 0, court: 0, amina: 0, mariam: 0 }
const words = { amina: newCardWords(), mariam: newCardWords() }

const organisation = async (...as: [kind: string, name: string]) =>
  (await bareOrganisation(database, ...as)).circle

async function card(of: string): Promise<number> {
  const keys = await keysOnServer(secrets.oprf, of, { purpose: 'card' })
  return asOwner(database, async (client) => {
    const { rows } = await client.query('select app.make_card($1, $2, $3, $4, $5) as circle', [
      Buffer.from(keys.locator),
      Buffer.from(keys.enc.publicKey),
      Buffer.from(keys.sig.publicKey),
      'es',
      new Date(),
    ])
    return rows[0].circle as number
  })
}

/** A track of Amina's as the engine would have left it; a consent with what she said yes to. */
async function track(kind: string, state: string, other: number | null = null): Promise<string> {
  const id = randomUUID()
  await asOwner(database, async (client) => {
    await client.query(
      `insert into tracks (id, case_id, kind, state, pack, compartment, owner_circle, counterparty_circle, person_circle, opened_at, updated_at)
       values ($1, $2, $3, $4, 'palermo', 'open', $5, $6, $7, $8, $8)`,
      [id, caseId, kind, state, circles.carer, other, circles.amina, new Date()],
    )
    if (kind === 'consent')
      await client.query(
        `insert into consents (track, case_id, recipient, compartments, purpose, basis, valid_until)
         values ($1, $2, $3, '{health}', 'care', 'consent', '2099-12-31')`,
        [id, caseId, circles.court],
      )
  })
  return id
}

const stateOf = (id: string) =>
  asOwner(
    database,
    async (client) => (await client.query('select state from tracks where id = $1', [id])).rows[0]?.state,
  )

/** A telephone on which somebody has typed the words of their card. */
const tracksPage = `/en${addresses.tracks}`

async function enter(of: string): Promise<Telephone> {
  const phone = telephone(app)
  const entered = await phone.post(`/en${addresses.enter}`, { words: of })
  expect(entered.headers.get('location')).toBe(`/en${addresses.portal}`)
  return phone
}

/** What a browser without script shows: nothing that waits in a template. */
const withoutTemplates = (html: string) => html.replaceAll(/<template[\s\S]*<\/template>/g, '')

let amina: Telephone
let mine: string

beforeAll(async () => {
  circles.carer = await organisation('ngo', 'Harbour House')
  circles.shelter = await organisation('shelter', 'Hidden Garden')
  circles.court = await organisation('coordination', 'The Round Table')
  circles.amina = await card(words.amina)
  circles.mariam = await card(words.mariam)
  await asOwner(database, (client) =>
    client.query(
      `insert into cases (id, reference, owner_circle, person_circle, pack, language, age_group, origin, opened_at, updated_at)
       values ($1, 'KESTREL-2', $2, $3, 'palermo', 'es', 'adult', 'hotline', $4, $4)`,
      [caseId, circles.carer, circles.amina, new Date()],
    ),
  )
  mine = await track('case', 'active')
  amina = await enter(words.amina)
})

describe('the survivor’s processes in the portal', () => {
  it('are one plain sentence each and name no shelter', async () => {
    await track('placement', 'resident', circles.shelter)
    await track('referral', 'in_service', circles.shelter)
    const html = await (await amina.get(tracksPage)).text()
    expect(html).toContain('You live in a safe place.')
    expect(html).toContain('People are helping you.')
    expect(html).not.toContain('Hidden Garden')
  })

  it('ask once before a change and say what changes and what does not', async () => {
    const goal = await track('goal', 'in_progress')
    const go = `goal.drop.${goal}`
    const asked = await (await amina.post(tracksPage, { go })).text()
    expect(asked).toContain('We stop working on this step.')
    expect(asked).toContain('You can ask for it again at any time.')
    expect(await stateOf(goal)).toBe('in_progress')
    expect(await (await amina.post(tracksPage, { go, sure: '1' })).text()).toContain('It is done.')
    expect(await stateOf(goal)).toBe('dropped')
    const twice = await amina.post(tracksPage, { go, sure: '1' })
    expect([twice.status, await twice.text()]).toEqual([409, expect.stringContaining('Nothing was done.')])
  })

  const exits = [...trackFeatures.values()].flatMap(({ machine }) =>
    personPageOf(machine) === 'none'
      ? []
      : machine.states.flatMap((state) =>
          waysFrom(machine, state).map((move) => ({ kind: machine.kind, state, move })),
        ),
  )

  it('can be left from every state that is not final', async () => {
    for (const { kind, state, move } of exits) {
      const id = await track(kind, state)
      const done = await amina.post(tracksPage, { go: `${kind}.${move}.${id}`, sure: '1' })
      expect([kind, state, move, done.status]).toEqual([kind, state, move, 200])
    }
    expect(exits.length).toBeGreaterThan(80)
  })

  it.each(six)('have a sentence in %s for every state and every choice', async (language) => {
    const speak = speaker(language)
    const english = speaker('en')
    for (const { machine } of trackFeatures.values()) {
      if (personPageOf(machine) === 'none') continue
      expect(speak.has(`person.kind.${machine.kind}`)).toBe(true)
      for (const state of machine.states) {
        const id = `person.${machine.kind}.${state}`
        expect(speak.has(id), id).toBe(true)
        expect(speak.text(id)).not.toMatch(/victim|víctima|victime|ضحية|жертв|เหยื่อ/i)
        if (language !== 'en') expect(speak.text(id), id).not.toBe(english.text(id))
      }
    }
    for (const { kind, move } of exits)
      expect(speak.has(`person.then.${kind}.${move}`), `${kind}.${move}`).toBe(true)
  })

  it('cannot be changed by another person, nor by a move that is no exit', async () => {
    const goal = await track('goal', 'agreed')
    const mariam = await enter(words.mariam)
    expect((await mariam.post(tracksPage, { go: `goal.drop.${goal}`, sure: '1' })).status).toBe(409)
    expect((await amina.post(tracksPage, { go: `goal.achieve.${goal}`, sure: '1' })).status).toBe(409)
    expect((await amina.post(tracksPage, { go: 'goal', sure: '1' })).status).toBe(409)
    expect(await stateOf(goal)).toBe('agreed')
    expect(await (await mariam.get(tracksPage)).text()).toContain('Nothing is under way.')
  })

  it('end when she leaves and begin again when she returns', async () => {
    await amina.post(tracksPage, { go: `case.leave.${mine}`, sure: '1' })
    expect(await stateOf(mine)).toBe('closed')
    expect(await (await amina.get(tracksPage)).text()).toContain('I want help again')
    await amina.post(tracksPage, { go: `case.reopen.${mine}`, sure: '1' })
    expect(await stateOf(mine)).toBe('active')
  })
})

describe('the survivor’s feedback', () => {
  const seenBy = (circle: number, id: string) =>
    asOwner(
      database,
      async (client) =>
        (await client.query('select $1 = any (visible_to) as seen from tracks where id = $2', [circle, id]))
          .rows[0].seen,
    )

  it('reaches the case carrier once, however often she presses', async () => {
    const id = randomUUID()
    const fields = { id, kind: 'feedback', topic: 'waiting' }
    expect(await (await amina.post(`/en${addresses.voice}`, fields)).text()).toContain(
      'It is sent to <bdi>Harbour House</bdi>.',
    )
    expect((await amina.post(`/en${addresses.voice}`, fields)).status).toBe(200)
    expect(await stateOf(id)).toBe('received')
    expect(await seenBy(circles.carer, id)).toBe(true)
    const clocks = await asOwner(
      database,
      async (client) =>
        (await client.query('select clock, circle from clocks where track = $1 order by clock', [id])).rows,
    )
    expect(clocks).toEqual([
      { clock: 'voice.acknowledge', circle: circles.carer },
      { clock: 'voice.answer', circle: circles.carer },
    ])
  })

  it('goes as a complaint to another body, hidden from those it is about', async () => {
    const id = randomUUID()
    const html = await (
      await amina.post(`/en${addresses.voice}`, { id, kind: 'complaint', topic: 'respect' })
    ).text()
    expect(html).toContain('It is sent to <bdi>The Round Table</bdi>.')
    expect(html).toContain('How people treat me')
    expect([await seenBy(circles.carer, id), await seenBy(circles.court, id)]).toEqual([false, true])
    const counted = await asOwner(
      database,
      async (client) =>
        (await client.query('select by_side, facts from track_events where track = $1', [id])).rows,
    )
    expect(counted).toEqual([{ by_side: 'person', facts: { topic: 'respect' } }])
  })

  it('shows its outcome, and lets her say that this is no answer yet', async () => {
    const id = randomUUID()
    await amina.post(`/en${addresses.voice}`, { id, kind: 'feedback', topic: 'rules' })
    await asOwner(database, async (client) => {
      await client.query("update tracks set state = 'answered' where id = $1", [id])
      await client.query(
        `insert into track_events (id, track, case_id, kind, move, from_state, to_state, at, by_side, facts)
         values ($1, $2, $3, 'voice', 'answer', 'acknowledged', 'answered', $4, 'holder', '{"outcome":"not_agreed"}')`,
        [randomUUID(), id, caseId, new Date()],
      )
    })
    const answered = await (await amina.get(`/en${addresses.voice}`)).text()
    expect(answered).toContain('They do not agree.')
    expect(answered).toMatch(/<span>\d{1,2} [A-Z][a-z]+ \d{4} ·/)
    await amina.post(tracksPage, { go: `voice.ask_again.${id}`, sure: '1' })
    expect(await stateOf(id)).toBe('acknowledged')
  })

  it('without script takes no words, and says why and where words are sealed', async () => {
    const html = withoutTemplates(await (await amina.get(`/en${addresses.voice}`)).text())
    expect(html).not.toMatch(/<textarea|type="text"/)
    expect(html).toContain(`href="/en${addresses.help}"`)
    expect((await amina.post(`/en${addresses.voice}`, { kind: 'feedback', topic: 'gossip' })).status).toBe(
      422,
    )
  })
})

describe('the survivor’s rights', () => {
  it('stay a duty of the caseworker until she says that she understands them', async () => {
    const again = await (await amina.post(`/en${addresses.choices}`, { understood: 'no' })).text()
    expect(again).toContain('We did not mark it as done.')
    expect(await (await amina.post(`/en${addresses.choices}`, { understood: 'yes' })).text()).toContain(
      'Your worker can see it.',
    )
    const moves = await asOwner(
      database,
      async (client) =>
        (
          await client.query(
            "select facts from track_events where case_id = $1 and move = 'explain_rights'",
            [caseId],
          )
        ).rows,
    )
    expect(moves).toEqual([{ facts: { language: 'en', how: 'own_page', understood: true } }])
  })

  it('lead back to the portal when she came from it, and nobody else', async () => {
    expect(await (await amina.get(`/en${addressOfRight(1)}`)).text()).toContain(
      `href="/en${addresses.choices}"`,
    )
    expect(await (await app.request(`/en${addressOfRight(1)}`)).text()).not.toContain(
      `/en${addresses.portal}`,
    )
  })
})

describe('sealed messages and notes', () => {
  it('are not on the page without script, which says how they open and whom to call', async () => {
    const html = await (await amina.get(`/en${addresses.messages}`)).text()
    const seen = withoutTemplates(html)
    expect(seen).toContain('We cannot open them.')
    expect(seen).toContain(`href="/en${addresses.enter}"`)
    expect(seen).toContain('href="tel:08081570192"')
    expect(seen).not.toContain('<textarea')
  })

  it('are announced by their number while they are unread, and by nothing else', async () => {
    expect(await (await amina.get(`/en${addresses.portal}`)).text()).toContain(
      'What is written for you and about you.',
    )
    await asOwner(database, async (client) => {
      const now = new Date()
      await client.query(
        "insert into compartments (case_id, compartment, epoch, commitment) values ($1, 'messages', 1, $2)",
        [caseId, randomBytes(32)],
      )
      await client.query(
        "insert into wraps (case_id, compartment, epoch, circle, circle_epoch, form, wrap, made_at) values ($1, 'messages', 1, $2, 1, 'hpke', $3, $4)",
        [caseId, circles.amina, randomBytes(81), now],
      )
      await client.query(
        'insert into messages (id, case_id, epoch, author, author_circle, made_on, ciphertext, signature) values ($1, $2, 1, $3, $4, $5, $6, $6)',
        [randomUUID(), caseId, randomUUID(), circles.carer, now, randomBytes(64)],
      )
    })
    expect(await (await amina.get(`/en${addresses.portal}`)).text()).toContain('1 new message')
  })
})

describe('a form in the portal', () => {
  it.each([
    [`/en${addresses.enter}`, { words: 'one two' }],
    [`/en${addresses.portal}`, {}],
    [`/en${addresses.whoCanSee}`, { track: randomUUID() }],
    [tracksPage, { go: 'nothing' }],
    [`/en${addresses.voice}`, { kind: 'feedback' }],
    [`/en${addresses.choices}`, { understood: 'no' }],
  ])(
    '%s is answered at an address that can be loaded again, so that Back shows no warning',
    async (path, fields) => {
      const sent = await app.request(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          cookie: `p=${amina.cookies.get('p')}`,
        },
        body: new URLSearchParams(fields).toString(),
      })
      expect(sent.status).toBe(303)
      expect(sent.headers.get('location')).toMatch(new RegExp(`^${path}\\?r=[\\w-]{43}$`))
    },
  )
})

describe('every page of the portal', () => {
  it.each(
    six.flatMap((language) =>
      [addresses.portal, `${addresses.tracks}?n=2`, addresses.telling, ...ownPages].map(
        (at) => `/${language}${at}`,
      ),
    ),
  )('%s is complete in 14 kB, with the quick exit and without the name of a state', async (path) => {
    const response = await amina.get(path)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(14 * 1024)
    expect(html).toContain(`href="${exitAddresses.leave}"`)
    expect(html).not.toMatch(/(public|rights|help|person)\.[a-z]+\.?[a-z_]*</)
    expect(html).not.toMatch(/victim|víctima|victime|ضحية|жертв|เหยื่อ/i)
    // A day stands before its month, and never in figures alone.
    expect(html).not.toMatch(/(?:January|February|March|April|May|June|July|August) \d{1,2}\b/)
    expect(html).not.toMatch(/(?:September|October|November|December) \d{1,2}\b|>[^<]*\d{1,2}\/\d{1,2}\/\d/)
    expect(html).not.toMatch(/(src|href|action|url\()\s*=?\s*["']?(https?:)?\/\//)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const title = (text: string) => /<title>(.*?)<\/title>/.exec(text)?.[1]
    expect(title(html)).toBe(title(await (await app.request(path.slice(0, 3))).text()))
  })
})

describe('a frozen access card', () => {
  it('closes the portal on every telephone where it is open, also when the caseworker froze it', async () => {
    const [first, second] = [await enter(words.mariam), await enter(words.mariam)]
    await first.post(`/en${addresses.freeze}`, {})
    expect((await second.get(tracksPage)).status).toBe(401)
    expect((await second.post(`/en${addresses.voice}`, { kind: 'feedback', topic: 'rules' })).status).toBe(
      401,
    )

    const held = await enter(words.amina)
    const hash = randomBytes(32).toString('hex')
    await asOwner(database, (client) =>
      client.query(
        "insert into sessions (hash, kind, circles, roles, started_at, seen_at, ends_at) values (decode($1, 'hex'), 'staff', $2, '{caseworker}', now(), now(), now() + interval '1 hour')",
        [hash, [circles.carer]],
      ),
    )
    await as(database, { kind: 'session', hash, role: 'continuum_app' }, (tx) =>
      accountsServer.freezeCard({ circle: circles.amina }, {
        tx,
        actor: { kind: 'staff', circles: [circles.carer] },
      } as never),
    )
    expect((await held.get(`/en${addresses.portal}`)).status).toBe(401)
    expect((await amina.get(tracksPage)).status).toBe(401)
  })
})

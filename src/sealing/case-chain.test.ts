// The rules of a case's chain, told as Olena's case: who may open it, give a part of it, take it back, turn a key, hand it on
// and end it; and that nobody else may. (That nothing of a chain can be changed, moved or left out: chain.test.ts.)
import { beforeEach, expect, test } from 'vitest'
import { commitOf, mayRotate, readersOf } from './case-readers.ts'
import {
  agreed,
  given,
  until,
  SHELTER,
  CLINIC,
  LAWYERS,
  ELSEWHERE,
  OLENA,
  mira,
  amara,
  sato,
  lindiwe,
  kofi,
  olena,
  card,
  fresh,
  commits,
  checked,
  says,
  grants,
  readers,
  begin,
  speaker,
  goOnFrom,
  yesTo,
  handsOn,
  type Speaker,
} from './case-cast.ts'
import { newSecret } from './keys.ts'
import { toText } from './text.ts'

beforeEach(begin)

test('a case is opened once, first, with keys, and for one’s own circle', async () => {
  const open = { t: 'open', owner: SHELTER, commits: commits('identity') }
  expect(await says(mira, open), 'again').toBe('bad-chain')
  goOnFrom(fresh)
  for (const [by, said] of [
    [kofi, open],
    [olena, open],
    [mira, { ...open, commits: {} }],
    [mira, { ...open, commits: { gossip: toText(newSecret()) } }],
    [mira, { ...open, commits: { identity: 'short' } }],
    [mira, { t: 'close' }],
    [mira, { t: 'epoch', commits: commits('identity'), circle: SHELTER, why: 'begun' }],
    [{ ...mira, sig: kofi.sig }, open],
    [{ ...mira, from: ELSEWHERE }, open],
  ] as const)
    expect(await says(by, said), JSON.stringify(said)).toBe('bad-chain')
  expect(await says(mira, open)).toBe('taken')
})

test('the carrier, Olena and whoever was granted read; after its last day a grant is over', async () => {
  expect(readers('identity')).toEqual([SHELTER, OLENA])
  expect(readers('health')).toEqual([SHELTER, OLENA, CLINIC])
  expect(readers('legal')).toEqual([SHELTER, LAWYERS])
  expect(readers('privileged'), 'nobody began it').toEqual([])
  expect(readers('health', until)).toContain(CLINIC)
  expect(readers('health', '2026-09-02')).toEqual([SHELTER, OLENA])
})

test('the worker gives and Olena gives; nobody gives what they may not read themselves', async () => {
  expect(
    await grants(amara, { grant: 'friend', to: CLINIC, compartments: ['identity'] }),
    'a colleague of Mira',
  ).toBe('taken')
  expect(await grants(olena, { grant: 'own', to: LAWYERS, compartments: ['health'] })).toBe('taken')
  expect(checked.now.grants.get('own')).not.toHaveProperty('from')
  expect(
    await grants(sato, { grant: 'on', to: LAWYERS, compartments: ['health'] }),
    'the doctor refers',
  ).toBe('taken')
  expect(await grants(sato, { grant: 'x', to: LAWYERS, compartments: ['legal'] }), 'not the doctor’s').toBe(
    'bad-chain',
  )
  expect(
    await grants(sato, { grant: 'x', to: LAWYERS, compartments: ['health', 'legal'] }),
    'half of it',
  ).toBe('bad-chain')
  expect(
    await grants(olena, { grant: 'x', to: CLINIC, compartments: ['legal'] }),
    'not on Olena’s card',
  ).toBe('bad-chain')
  expect(
    await grants(kofi, { grant: 'x', to: ELSEWHERE, compartments: ['health'] }),
    'a stranger, to himself',
  ).toBe('bad-chain')
  expect(
    await grants({ ...kofi, from: SHELTER }, { grant: 'x', to: ELSEWHERE, compartments: ['health'] }),
  ).toBe('bad-chain')
  expect(
    await grants(
      { ...kofi, id: 'mira', from: SHELTER },
      { grant: 'x', to: ELSEWHERE, compartments: ['health'] },
    ),
  ).toBe('bad-chain')
  expect(
    await grants({ ...olena, sig: kofi.sig }, { grant: 'x', to: ELSEWHERE, compartments: ['health'] }),
  ).toBe('bad-chain')
  expect(
    await grants(await speaker('ghost', SHELTER), { grant: 'x', to: ELSEWHERE, compartments: ['health'] }),
  ).toBe('bad-chain')
})

test('a grant has a name of its own, a basis, a day to come, and compartments that there are', async () => {
  const wrong = [
    { grant: 'doctor' },
    { basis: 'curiosity' },
    { until: '2026-02-28' },
    { until: 'for ever' },
    { compartments: [] },
    { compartments: ['health', 'health'] },
    { compartments: ['gossip'] },
    { to: 0 },
    { purpose: '' },
  ]
  for (const fields of wrong)
    expect(
      await grants(mira, { grant: 'new', to: CLINIC, compartments: ['identity'], ...fields }),
      JSON.stringify(fields),
    ).toBe('bad-chain')
})

test('a court opens health and never what a client told her lawyer', async () => {
  const court = { basis: 'court_order' }
  expect(await grants(mira, { grant: 'court', to: ELSEWHERE, compartments: ['health'], ...court })).toBe(
    'taken',
  )
  expect(
    await says(lindiwe, { t: 'epoch', commits: commits('privileged'), circle: LAWYERS, why: 'begun' }),
  ).toBe('taken')
  for (const basis of ['court_order', 'legal_duty', 'vital_interest'])
    expect(await grants(lindiwe, { grant: basis, to: ELSEWHERE, compartments: ['privileged'], basis })).toBe(
      'bad-chain',
    )
  expect(await grants(lindiwe, { grant: 'olena', to: OLENA, compartments: ['privileged'] })).toBe('taken')
  expect(readers('privileged')).toEqual([LAWYERS, OLENA])
})

test('what her lawyer begins together with Olena she reads from its first key on, and it is named for nobody else’s card', async () => {
  const began = { t: 'epoch', commits: commits('privileged'), circle: LAWYERS, why: 'begun' }
  for (const person of [SHELTER, 51, 'Olena'])
    expect(await says(lindiwe, { ...began, person }), String(person)).toBe('bad-chain')
  expect(await says(lindiwe, { ...began, person: OLENA })).toBe('taken')
  expect(readers('privileged')).toEqual([LAWYERS, OLENA])
  expect(mayRotate(checked.now, 'privileged')).toEqual([LAWYERS, OLENA])
  const rotated = { t: 'epoch', commits: { health: 'H'.repeat(43) }, circle: SHELTER, why: 'mine' }
  expect(await says(mira, { ...rotated, person: OLENA }), 'a part that was there before').toBe('bad-chain')
})

test('the chain remembers on whose word a worker gave, and on which paper; where it is her own yes there is none', async () => {
  const paper = 'cd'.repeat(32)
  const onPaper = { ...agreed, how: 'paper', paper }
  expect(
    await grants(mira, { grant: 'sheet', to: CLINIC, compartments: ['identity'], agreed: onPaper }),
  ).toBe('taken')
  expect(checked.now.grants.get('sheet')?.agreed).toEqual(onPaper)
  expect(checked.now.grants.get('doctor')?.agreed).toEqual(agreed)
  expect(
    await grants(mira, { grant: 'x', to: CLINIC, compartments: ['identity'], agreed: undefined }),
    'on nobody’s',
  ).toBe('bad-chain')
  expect(await grants(olena, { grant: 'own', to: LAWYERS, compartments: ['health'], agreed })).toBe(
    'bad-chain',
  )
  expect(await grants(olena, { grant: 'own', to: LAWYERS, compartments: ['health'] })).toBe('taken')
  for (const basis of ['court_order', 'legal_duty'])
    expect(
      await grants(mira, { grant: basis, to: ELSEWHERE, compartments: ['health'], basis, agreed }),
      basis,
    ).toBe('bad-chain')
})

test('what no rule knows is not said: a field too many ends every kind of statement', async () => {
  await grants(sato, { grant: 'glass', to: ELSEWHERE, compartments: ['health'], ...glass })
  const { n } = checked
  const anew = { ...card, circle: 51 }
  const statements: [Speaker, { t: string; [field: string]: unknown }][] = [
    [mira, { t: 'person', ...anew, compartments: ['health'] }],
    [mira, { t: 'grant', grant: 'new', to: CLINIC, compartments: ['identity'], ...given, agreed }],
    [amara, { t: 'second', to: n }],
    [sato, { t: 'decline', to: n }],
    [mira, { t: 'revoke', grant: 'doctor' }],
    [mira, { t: 'epoch', commits: commits('health'), why: 'withdrawn' }],
    [mira, { t: 'transfer', to: CLINIC, grant: 'doctor' }],
    [mira, { t: 'close' }],
    [mira, { t: 'erase' }],
  ]
  for (const [by, said] of statements) expect(await says(by, { ...said, x: 1 }), said.t).toBe('bad-chain')
  const own = { t: 'revoke', grant: 'doctor' }
  expect(await says(olena, { ...own, log: 5 }), 'she speaks from no house').toBe('bad-chain')
  goOnFrom(fresh)
  const open = { t: 'open', owner: SHELTER, commits: commits('identity') }
  expect(await says(mira, { ...open, x: 1 })).toBe('bad-chain')
})

const glass = { basis: 'vital_interest', until: '2026-03-04' }
test('broken glass opens only when a second person who may read it agrees, and only once', async () => {
  for (const fields of [{ until: '2026-03-06' }, { until: '2026-02-28' }, { replaces: ['doctor'] }])
    expect(
      await grants(sato, { grant: 'long', to: ELSEWHERE, compartments: ['health'], ...glass, ...fields }),
    ).toBe('bad-chain')
  expect(await grants(sato, { grant: 'glass', to: ELSEWHERE, compartments: ['health'], ...glass })).toBe(
    'taken',
  )
  expect(readers('health'), 'not yet').not.toContain(ELSEWHERE)
  const { n } = checked
  const second = { t: 'second', to: n }
  expect(await says(sato, second), 'with himself').toBe('bad-chain')
  expect(await says(lindiwe, second), 'who does not read health').toBe('bad-chain')
  expect(await says(kofi, second), 'who would receive it').toBe('bad-chain')
  expect(await says(olena, second), 'only helpers break glass').toBe('bad-chain')
  expect(await says(mira, { ...second, to: n - 1 }), 'another statement').toBe('bad-chain')
  expect(await says(amara, second)).toBe('taken')
  expect(readers('health')).toContain(ELSEWHERE)
  expect(await says(mira, second), 'again').toBe('bad-chain')
})

test('three days of broken glass are days of the place: it is tomorrow there hours before it is in UTC', async () => {
  const until = '2026-03-06'
  const asked = async (at: string) => {
    const before = checked
    const answer = await grants(sato, {
      grant: at,
      to: ELSEWHERE,
      compartments: ['health'],
      ...glass,
      until,
      at,
    })
    goOnFrom(before)
    return answer
  }
  expect(await asked('2026-03-02T09:59Z'), 'the third of March has begun nowhere').toBe('bad-chain')
  expect(await asked('2026-03-02T10:00Z'), 'it has begun somewhere').toBe('taken')
  expect(await asked('2026-03-02T22:30Z'), 'half past five in the morning in Bangkok').toBe('taken')
  expect(await asked('2026-03-02T24:99Z'), 'a minute that there is not').toBe('bad-chain')
})

test.each([
  ['Mira, who carries the case', mira, 'taken'],
  ['Dr Sato, who asked', sato, 'taken'],
  ['Olena', olena, 'taken'],
  ['Kofi, who would receive it', kofi, 'taken'],
  ['Lindiwe, who does not read health', lindiwe, 'bad-chain'],
])('broken glass that waits is refused by %s: %s, and then nobody agrees to it', async (_who, by, answer) => {
  await grants(sato, { grant: 'glass', to: ELSEWHERE, compartments: ['health'], ...glass })
  const { n } = checked
  expect(await says(by, { t: 'decline', to: n })).toBe(answer)
  expect(await says(by, { t: 'decline', to: n - 1 })).toBe('bad-chain')
  expect(await says(amara, { t: 'second', to: n })).toBe(answer === 'taken' ? 'bad-chain' : 'taken')
  if (answer === 'taken')
    expect(await grants(sato, { grant: 'glass', to: ELSEWHERE, compartments: ['health'] })).toBe('bad-chain')
})

test('broken glass that nobody agreed to by its day waits no longer', async () => {
  await grants(sato, { grant: 'glass', to: ELSEWHERE, compartments: ['health'], ...glass })
  const second = { t: 'second', to: checked.n }
  expect(await says(amara, { ...second, at: '2026-03-05T12:00Z' })).toBe('bad-chain')
  expect(await says(amara, { ...second, at: '2026-03-05T11:59Z' }), 'still that day somewhere').toBe('taken')
  expect(readersOf(checked.now, 'health', '2026-03-05')).not.toContain(ELSEWHERE)
})

test('what was opened without her yes is not given on by whoever it was opened for', async () => {
  for (const basis of ['court_order', 'legal_duty'])
    expect(await grants(mira, { grant: basis, to: ELSEWHERE, compartments: ['health'], basis })).toBe('taken')
  expect(await grants(kofi, { grant: 'on', to: LAWYERS, compartments: ['health'] })).toBe('bad-chain')
  expect(await grants(mira, { grant: 'yes', to: ELSEWHERE, compartments: ['health'] })).toBe('taken')
  expect(await grants(kofi, { grant: 'on', to: LAWYERS, compartments: ['health'] })).toBe('taken')
})

test('stopping one consent does not stop another that its recipient passed on: each is Olena’s own yes', async () => {
  await grants(sato, { grant: 'on', to: LAWYERS, compartments: ['health'] })
  expect(await says(mira, { t: 'revoke', grant: 'doctor' })).toBe('taken')
  expect(readers('health')).toContain(LAWYERS)
  expect(readers('health')).not.toContain(CLINIC)
  expect(checked.now.grants.get('on')?.from, 'and everybody sees who passed it on').toBe(CLINIC)
})

test('a newer consent names those it stands for, and only who could end them may name them', async () => {
  await grants(mira, { grant: 'lawyer', to: LAWYERS, compartments: ['health'] })
  const on = (by: Speaker, grant: string, ...replaces: string[]) =>
    grants(by, { grant, to: LAWYERS, compartments: ['health'], replaces })
  expect(await on(sato, 'x', 'lawyer'), 'given by somebody else').toBe('bad-chain')
  expect(await on(mira, 'x', 'doctor'), 'with another circle').toBe('bad-chain')
  expect(await on(mira, 'x', 'never')).toBe('bad-chain')
  expect(await on(mira, 'x', 'lawyer', 'lawyer')).toBe('bad-chain')
  expect(await on(mira, 'newer', 'lawyer')).toBe('taken')
  expect(checked.now.grants.has('lawyer')).toBe(false)
  expect(await says(mira, { t: 'revoke', grant: 'newer' })).toBe('taken')
  expect(readers('health')).not.toContain(LAWYERS)
})

test('a closed case is given to nobody new but by Olena herself; taking back goes on', async () => {
  await grants(sato, { grant: 'glass', to: ELSEWHERE, compartments: ['health'], ...glass })
  const { n } = checked
  await says(mira, { t: 'close' })
  expect(await grants(mira, { grant: 'late', to: LAWYERS, compartments: ['health'] })).toBe('bad-chain')
  expect(await says(amara, { t: 'second', to: n })).toBe('bad-chain')
  expect(await grants(olena, { grant: 'own', to: LAWYERS, compartments: ['health'] })).toBe('taken')
  expect(await says(mira, { t: 'revoke', grant: 'doctor' })).toBe('taken')
  expect(await says(mira, { t: 'reopen' })).toBe('taken')
  expect(await grants(mira, { grant: 'late', to: CLINIC, compartments: ['health'] })).toBe('taken')
})

test('agreeing to broken glass puts nothing in the place of a grant that was made meanwhile', async () => {
  await grants(sato, { grant: 'same', to: ELSEWHERE, compartments: ['health'], ...glass })
  const { n } = checked
  expect(await grants(mira, { grant: 'same', to: LAWYERS, compartments: ['health'] })).toBe('taken')
  expect(await says(amara, { t: 'second', to: n })).toBe('bad-chain')
  expect(readers('health')).not.toContain(ELSEWHERE)
})

test.each([
  ['Mira, who carries the case', mira, 'taken'],
  ['Olena', olena, 'taken'],
  ['Lindiwe, to whom it was given', lindiwe, 'taken'],
  ['Dr Sato, who gave it', sato, 'taken'],
  ['Kofi, who has nothing to do with it', kofi, 'bad-chain'],
  ['somebody with Olena’s number and another key', { ...olena, sig: kofi.sig }, 'bad-chain'],
])('what the doctor gave the lawyer is taken back by %s: %s', async (_who, by, answer) => {
  await grants(sato, { grant: 'on', to: LAWYERS, compartments: ['health'] })
  expect(await says(by, { t: 'revoke', grant: 'on' })).toBe(answer)
  expect(readers('health').includes(LAWYERS)).toBe(answer !== 'taken')
})

test('who was given one part takes back no other, nothing is taken back twice or given again by its name', async () => {
  expect(await says(lindiwe, { t: 'revoke', grant: 'doctor' })).toBe('bad-chain')
  expect(await says(mira, { t: 'revoke', grant: 'never' })).toBe('bad-chain')
  expect(await says(mira, { t: 'revoke', grant: 'doctor' })).toBe('taken')
  expect(await says(mira, { t: 'revoke', grant: 'doctor' })).toBe('bad-chain')
  expect(await grants(mira, { grant: 'doctor', to: CLINIC, compartments: ['health'] })).toBe('bad-chain')
  expect(await grants(olena, { grant: 'own', to: LAWYERS, compartments: ['health'] })).toBe('taken')
  expect(await says(sato, { t: 'revoke', grant: 'own' }), 'Olena’s word, from no organisation').toBe(
    'bad-chain',
  )
})

test('a new key is made by the carrier or by Olena, and no key is promised twice', async () => {
  const turn = (by: Speaker, made: Record<string, string>) =>
    says(by, { t: 'epoch', commits: made, why: 'withdrawn' })
  const [second, third] = [commits('health'), commits('health')]
  expect(await turn(sato, second), 'who was only granted it').toBe('bad-chain')
  expect(await turn(kofi, second)).toBe('bad-chain')
  expect(await turn(olena, commits('legal')), 'not on her card').toBe('bad-chain')
  expect(await turn(mira, second)).toBe('taken')
  expect(await turn(olena, second), 'the same again').toBe('bad-chain')
  expect(await turn(olena, third)).toBe('taken')
  expect(commitOf(checked.now, 'health', 3)).toBe(third['health'])
  for (const epoch of [0, 4]) expect(() => commitOf(checked.now, 'health', epoch)).toThrow('bad-chain')
})

test('what the lawyer began is the lawyer’s: the carrier neither turns nor gives nor takes it by a card or a transfer', async () => {
  const began = { t: 'epoch', commits: commits('privileged'), circle: LAWYERS, why: 'begun' }
  expect(await says(kofi, { ...began, circle: ELSEWHERE }), 'a stranger begins nothing').toBe('bad-chain')
  expect(await says(mira, began), 'for another circle').toBe('bad-chain')
  expect(await says(lindiwe, began)).toBe('taken')
  const again = { t: 'epoch', commits: commits('privileged'), circle: SHELTER, why: 'mine' }
  expect(await says(mira, again)).toBe('bad-chain')
  expect(await grants(mira, { grant: 'x', to: SHELTER, compartments: ['privileged'] })).toBe('bad-chain')
  const other = { ...card, circle: 51, sig: toText(amara.sig.publicKey) }
  expect(await says(mira, { t: 'person', ...other, compartments: ['privileged'] })).toBe('bad-chain')
  await yesTo(CLINIC)
  expect(await handsOn(mira, CLINIC)).toBe('taken')
  expect(readers('privileged')).toEqual([LAWYERS])
  expect(mayRotate(checked.now, 'privileged')).toEqual([LAWYERS])
  expect(await says(lindiwe, { ...again, circle: LAWYERS })).toBe('taken')
})

test('closed and reopened by the carrier; erased by the carrier or Olena, and then it is over', async () => {
  for (const by of [sato, kofi, olena]) expect(await says(by, { t: 'close' })).toBe('bad-chain')
  expect(await says(mira, { t: 'reopen' })).toBe('bad-chain')
  expect(await says(mira, { t: 'close' })).toBe('taken')
  expect(await says(mira, { t: 'close' })).toBe('bad-chain')
  expect(await says(mira, { t: 'reopen' })).toBe('taken')
  for (const by of [sato, kofi]) expect(await says(by, { t: 'erase' })).toBe('bad-chain')
  expect(await says(olena, { t: 'erase' })).toBe('taken')
  expect(readers('health')).toEqual([])
  for (const t of ['reopen', 'erase', 'close', 'constructor'])
    expect(await says(mira, { t })).toBe('bad-chain')
  expect(await grants(mira, { grant: 'x', to: CLINIC, compartments: ['health'] })).toBe('bad-chain')
})

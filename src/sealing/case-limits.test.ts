// Where the rules of a case's chain end: the last day, the last letter, one part too many, a case without a card. The stories
// in between are in case-chain.test.ts and case-handing.test.ts.
import { beforeEach, expect, test } from 'vitest'
import { commitOf, personName, yesToCarrying } from './case-readers.ts'
import {
  amara,
  begin,
  card,
  checked,
  CLINIC,
  commits,
  ELSEWHERE,
  everything,
  fresh,
  goOnFrom,
  grants,
  handsOn,
  kofi,
  LAWYERS,
  lindiwe,
  mira,
  OLENA,
  olena,
  sato,
  says,
  SHELTER,
  today,
  yesTo,
  agreed,
  until,
  left,
  speaker,
} from './case-cast.ts'
import { toText } from './text.ts'

beforeEach(begin)

const glass = { basis: 'vital_interest', until: '2026-03-04' }
const begins = (circle: number, part: 'contact' | 'privileged' = 'contact') => ({
  t: 'epoch',
  commits: commits(part),
  circle,
  why: 'begun',
})

test('a case is opened with promises of keys that are texts of a sensible length, by part', async () => {
  const open = (promised: unknown) => says(mira, { t: 'open', owner: SHELTER, commits: promised })
  const wrong = [null, undefined, 7, 'identity', [], ['x'.repeat(30)], { identity: 7 }, { identity: null }]
  for (const promised of [
    ...wrong,
    { identity: Array(30).fill('x') },
    { identity: 'x'.repeat(19) },
    { identity: 'x'.repeat(101) },
    { identity: 'x'.repeat(30), gossip: 'x'.repeat(30) },
  ]) {
    goOnFrom(fresh)
    expect(await open(promised), JSON.stringify(promised)).toBe('bad-chain')
  }
  for (const length of [20, 100]) {
    goOnFrom(fresh)
    expect(await open({ identity: 'x'.repeat(length) })).toBe('taken')
  }
  expect(await open(commits('identity')), 'a second time').toBe('bad-chain')
  goOnFrom(fresh)
  for (const t of ['constructor', 'toString', 'whatever'])
    expect(await says(mira, { t }), t).toBe('bad-chain')
})

test('no part that there is not is given among those that there are', async () => {
  const parts = ['health', 'gossip'] as never
  expect(await grants(mira, { grant: 'x', to: CLINIC, compartments: parts })).toBe('bad-chain')
})

test('a part that nobody began has no key, and an old card’s number signs nothing', async () => {
  expect(() => commitOf(checked.now, 'privileged', 1)).toThrow('bad-chain')
  expect(
    await grants({ ...olena, id: 'card:49' }, { grant: 'own', to: LAWYERS, compartments: ['health'] }),
  ).toBe('bad-chain')
  expect(await grants(olena, { grant: 'own', to: LAWYERS, compartments: ['health'] })).toBe('taken')
})

test('a case without a card is carried, given and handed on all the same', async () => {
  goOnFrom(fresh)
  await says(mira, { t: 'open', owner: SHELTER, commits: commits(...everything) })
  expect(await says(sato, begins(CLINIC)), 'by who has nothing to do with it').toBe('bad-chain')
  expect(await grants(mira, { grant: 'doctor', to: CLINIC, compartments: ['health'] })).toBe('taken')
  expect(
    await grants(olena, { grant: 'own', to: CLINIC, compartments: ['health'] }),
    'whose card is not there',
  ).toBe('bad-chain')
  await yesTo(CLINIC)
  expect(await handsOn(mira, CLINIC)).toBe('taken')
  expect(checked.now.owner).toBe(CLINIC)
})

test('who has been given something begins a part of their own until its last day, and so does Olena', async () => {
  const before = checked
  expect(await says(olena, begins(OLENA))).toBe('taken')
  goOnFrom(before)
  const late = { ...begins(LAWYERS, 'privileged'), at: '2026-09-02T12:00Z' }
  expect(await says(lindiwe, late)).toBe('bad-chain')
  expect(await says(lindiwe, { ...late, at: '2026-09-02T11:59Z' }), 'still that day somewhere').toBe('taken')
})

test('a name that a newer consent stands for is not given again', async () => {
  expect(
    await grants(mira, { grant: 'newer', to: CLINIC, compartments: ['health'], replaces: ['doctor'] }),
  ).toBe('taken')
  expect([...checked.now.ended]).toEqual(['doctor'])
  expect(await grants(mira, { grant: 'doctor', to: CLINIC, compartments: ['health'] })).toBe('bad-chain')
})

test('glass of one name is asked for once, waits no more once it is broken, and is broken on its last day too', async () => {
  expect(await grants(sato, { grant: 'glass', to: ELSEWHERE, compartments: ['health'], ...glass })).toBe(
    'taken',
  )
  const { n } = checked
  expect(await grants(mira, { grant: 'glass', to: ELSEWHERE, compartments: ['health'], ...glass })).toBe(
    'bad-chain',
  )
  expect(await grants(mira, { grant: 'another', to: ELSEWHERE, compartments: ['health'], ...glass })).toBe(
    'taken',
  )
  expect(await says(amara, { t: 'second', to: n, at: '2026-03-04T23:59Z' })).toBe('taken')
  expect([...checked.now.waiting.values()].map(({ id }) => id)).toEqual(['another'])
})

test('who may read all that the glass would open refuses it; who may read a half does not', async () => {
  expect(await grants(mira, { grant: 'glass', to: ELSEWHERE, compartments: ['health'], ...glass })).toBe(
    'taken',
  )
  expect(await says(sato, { t: 'decline', to: checked.n })).toBe('taken')
  expect(
    await grants(mira, { grant: 'both', to: ELSEWHERE, compartments: ['health', 'legal'], ...glass }),
  ).toBe('taken')
  const decline = { t: 'decline', to: checked.n }
  expect(await says(sato, decline)).toBe('bad-chain')
  expect(await says(kofi, decline), 'for whom it would be').toBe('taken')
})

test('Olena’s yes to being carried is of all that goes along and nothing else, to one, until its last day', async () => {
  expect(yesToCarrying(checked.now, CLINIC, today)).toBeUndefined()
  await says(mira, { t: 'person', ...card, compartments: everything })
  await says(lindiwe, begins(LAWYERS, 'privileged'))
  await grants(lindiwe, { grant: 'hers', to: OLENA, compartments: ['privileged'] })
  const whole = { purpose: 'carrying' }
  const agreed = checked
  for (const parts of [
    [...everything, 'privileged' as const],
    [...everything.slice(1), 'privileged' as const],
  ]) {
    goOnFrom(agreed)
    expect(await grants(olena, { grant: 'carry', to: CLINIC, compartments: parts, ...whole })).toBe('taken')
    expect(await handsOn(mira, CLINIC)).toBe('bad-chain')
  }
  goOnFrom(agreed)
  expect(await yesTo(CLINIC, { until: today })).toBe('taken')
  expect(yesToCarrying(checked.now, CLINIC, today)).toBe('carry')
  expect(yesToCarrying(checked.now, CLINIC, '2026-03-02')).toBeUndefined()
  expect(yesToCarrying(checked.now, LAWYERS, today)).toBeUndefined()
  expect(await handsOn(mira, CLINIC)).toBe('taken')
})

test('after a hand-over what others gave is still theirs, and what was not carried goes on', async () => {
  await says(lindiwe, begins(LAWYERS, 'privileged'))
  expect(await grants(sato, { grant: 'on', to: ELSEWHERE, compartments: ['health'] })).toBe('taken')
  expect(await grants(lindiwe, { grant: 'told', to: CLINIC, compartments: ['legal', 'privileged'] })).toBe(
    'taken',
  )
  await yesTo(CLINIC)
  expect(await handsOn(mira, CLINIC)).toBe('taken')
  expect([...checked.now.grants.keys()]).toEqual(['lawyer', 'on', 'told'])
  expect([...checked.now.ended]).toEqual(['doctor', 'carry'])
  expect(checked.now.grants.get('on')).toMatchObject({ from: CLINIC })
  expect(checked.now.grants.get('told')).toMatchObject({ from: LAWYERS })
  expect(checked.now.grants.get('lawyer')).not.toHaveProperty('from')
})

test('a log that claims Olena’s number speaks for nothing of hers, and a new card ends the old one', async () => {
  expect(await grants(kofi, { grant: 'x', to: ELSEWHERE, compartments: ['health'] })).toBe('bad-chain')
  expect(await says(kofi, { t: 'epoch', commits: commits('health'), why: 'x' })).toBe('bad-chain')
  expect(await says(mira, { t: 'person', ...card, circle: SHELTER, compartments: ['health'] })).toBe(
    'bad-chain',
  )
  const anew = await speaker(personName(51))
  const second = { ...card, circle: 51, sig: toText(anew.sig.publicKey), compartments: ['health'] }
  for (const by of [sato, olena]) expect(await says(by, { t: 'person', ...second })).toBe('bad-chain')
  expect(await says(mira, { t: 'person', ...second })).toBe('taken')
  expect(
    await grants(olena, { grant: 'x', to: LAWYERS, compartments: ['health'] }),
    'whoever found the old card',
  ).toBe('bad-chain')
  expect(await grants({ ...olena, id: anew.id }, { grant: 'x', to: LAWYERS, compartments: ['health'] })).toBe(
    'bad-chain',
  )
  expect(await grants(anew, { grant: 'own', to: LAWYERS, compartments: ['health'] })).toBe('taken')
  expect(checked.now.person?.earlier, 'what she wrote stays hers').toEqual([card.sig])
})

test('who has left says nothing more, and nobody speaks from a time before what their house has said', async () => {
  left.set('amara', 5)
  const givesOn = { t: 'grant', grant: 'late', to: ELSEWHERE, compartments: ['health'], basis: 'consent' }
  const late = { ...givesOn, purpose: 'care', until, agreed }
  expect(await says(amara, late), 'as her log is now').toBe('bad-chain')
  expect(await says(amara, { ...late, log: 4 }), 'as if it were before').toBe('bad-chain')
  left.delete('amara')
  expect(await says(amara, { ...late, log: 0 }), 'from nowhere').toBe('bad-chain')
  expect(await says(mira, { ...late, log: 6 })).toBe('taken')
  expect(await says(amara, { ...late, grant: 'again' }), 'behind her colleague').toBe('bad-chain')
})

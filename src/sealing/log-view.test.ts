// What the screens are shown of the shelter's log: everything that was said, and nothing where nothing was said.
import { expect, test } from 'vitest'
import type { Said } from './chain.ts'
import { viewOf } from './log-view.ts'
import { NO_ORGANISATION, type Organisation } from './org-shape.ts'

const shown = (now: Partial<Organisation>) =>
  viewOf(1, { n: 9, hash: 'last', genesis: 'first', hashes: [], now: { ...NO_ORGANISATION, ...now } }, '')

test('of a log that says nothing yet, its beginning and its head are shown, and empty lists', () => {
  expect(shown({})).toStrictEqual({
    organisation: 1,
    genesis: 'first',
    head: { n: 9, hash: 'last' },
    rules: 1,
    ahead: false,
    members: [],
    circles: [],
    neighbours: [],
    guards: [],
    guardians: [],
    readmitted: [],
    recovered: [],
    laws: [],
    instruments: [],
    waiting: [],
  })
})

test('members, circles, neighbours, sheets and what waits for a second administrator are shown as lists', () => {
  const at = '2026-03-01T10:00Z'
  const whole = { epoch: 1, publicKey: 'pub', members: ['mira'], since: at, due: false }
  const team = { ...whole, epoch: 2, due: true, dueSince: at, team: 'night shift' }
  const said: Said = { n: 7, prev: 'six', by: 'mira', at, t: 'roles', user: 'ines', roles: ['administrator'] }
  const readmission = { n: 6, at, user: 'nour', invitation: 'key', until: at, agreed: [8] }
  const view = shown({
    origin: { organisation: 5, genesis: 'theirs' },
    members: new Map([['mira', { roles: ['administrator'], state: 'member', enc: 'enc', sig: 'sig' }]]),
    circles: new Map([
      [1, { ...whole, publicKeys: ['pub'], commits: ['commit'] }],
      [12, { ...team, publicKeys: ['former', 'pub'], commits: ['commit', 'another'] }],
    ]),
    neighbours: new Map([
      [2, { genesis: 'compared', how: 'voice' }],
      [3, { invitation: 'key' }],
    ]),
    recovery: { enc: 'paper', sig: 'ink', n: 4, at },
    recovered: [{ user: 'mira', n: 5, at }],
    guards: new Map([[9, 'ours']]),
    guardians: [{ organisation: 8, key: 'theirs' }],
    readmission,
    waiting: new Map([
      [7, said],
      [8, { ...said, t: 'recovery', user: 3, roles: 'administrator' }],
    ]),
  })
  expect(view).toStrictEqual({
    organisation: 1,
    genesis: 'first',
    origin: 5,
    head: { n: 9, hash: 'last' },
    rules: 1,
    ahead: false,
    members: [{ id: 'mira', roles: ['administrator'], state: 'member', enc: 'enc', sig: 'sig' }],
    circles: [
      { id: 1, ...whole },
      { id: 12, ...team },
    ],
    neighbours: [
      { organisation: 2, how: 'voice' },
      { organisation: 3, how: 'invitation' },
    ],
    recovery: { enc: 'paper', sig: 'ink', n: 4, at },
    guards: [9],
    guardians: [8],
    readmission,
    readmitted: [],
    recovered: [{ user: 'mira', n: 5, at }],
    laws: [],
    instruments: [],
    waiting: [
      { n: 7, by: 'mira', t: 'roles', user: 'ines', roles: ['administrator'] },
      { n: 8, by: 'mira', t: 'recovery' },
    ],
  })
})

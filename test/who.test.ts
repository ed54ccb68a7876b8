// Every endpoint as everybody. Who may knock is a field of the contract; this asks the running server whether it is true.

import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../src/api/endpoint.ts'
import { contract } from '../src/app/contract.ts'
import { everything, moves, written } from '../src/app/endpoints.ts'
import { folderStore } from '../src/store/folder-store.ts'
import { groupsOf } from '../src/app/groups.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'
import { standIns } from './role-sessions.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const people = await standIns(database)
const nobodys = '0190d5a4-0000-7000-8000-000000000000'

/** Knocks with an empty hand: enough to learn whether the door is there for this caller. */
async function knock(
  endpoint: Endpoint,
  cookie: string | undefined,
  host: { request: typeof network.staff.request },
) {
  const path = endpoint.path.replaceAll(/\{\w+\}/g, nobodys)
  const response = await host.request(path, {
    method: endpoint.method,
    headers: {
      'content-type': endpoint.takes ? 'application/octet-stream' : 'application/json',
      'if-match': '"1"',
      ...(cookie ? { cookie } : {}),
    },
    ...(endpoint.method === 'GET' ? {} : { body: '{}' }),
  })
  return response.status
}

const all = [...Object.entries(written), ...Object.entries(moves)].flatMap(([group, endpoints]) =>
  Object.entries(endpoints).map(([name, endpoint]) => ({ group, name: `${group}.${name}`, endpoint })),
)
const onStaffHost = all.filter(({ endpoint }) => endpoint.host !== 'public')
const herOwn = all.filter(({ group }) => group === 'portal')

it('clients know by name exactly the endpoints that the features bring', () => {
  expect(Object.keys(contract).toSorted()).toEqual(Object.keys(written).toSorted())
  for (const [group, endpoints] of Object.entries(contract)) expect(written[group], group).toBe(endpoints)
})

it('the public host answers visitors and survivors, and offers nothing else', () => {
  const offered = all.filter(({ endpoint }) => endpoint.host !== undefined)
  const beside = offered.filter(({ group }) => !['help', 'portal'].includes(group)).map(({ name }) => name)
  expect(beside.toSorted()).toEqual([
    'accounts.end',
    'accounts.enterByCard',
    'attachments.finish',
    'attachments.send',
    'hsds.about',
    'hsds.organization',
    'hsds.organizations',
    'hsds.service',
    'hsds.serviceAtLocation',
    'hsds.serviceAtLocations',
    'hsds.services',
    'hsds.taxonomies',
    'hsds.taxonomy',
    'hsds.taxonomyTerm',
    'hsds.taxonomyTerms',
    'organisations.logs',
    'ownCalendar.days',
  ])
  expect(offered.filter(({ endpoint }) => endpoint.host === 'both')).toHaveLength(3)
})

describe('every endpoint, called by every role,', () => {
  it('is mounted exactly as the contract says', () => {
    const parts = {
      reload: async () => undefined,
      store: folderStore('/nowhere'),
      publicUrl: 'http://127.0.0.1:4601',
    }
    const mounted = [...groupsOf('staff', parts), ...groupsOf('public', parts)].flatMap((group) =>
      Object.values(group.endpoints),
    )
    const stated = Object.values(everything).flatMap((group) => Object.values(group))
    for (const endpoint of stated)
      expect(
        mounted.some((one) => one.path === endpoint.path && one.method === endpoint.method),
        endpoint.path,
      ).toBe(true)
  })

  it('refuses whoever is not named or not signed in before reading the request', async () => {
    for (const { name, endpoint } of onStaffHost) {
      if (endpoint.who === 'anyone') continue
      expect(await knock(endpoint, undefined, network.staff), `${name} as nobody`).toBe(401)
      for (const [role, { cookie }] of people) {
        if (endpoint.who.includes(role as never)) continue
        expect(await knock(endpoint, cookie, network.staff), `${name} as ${role}`).toBe(403)
      }
    }
  }, 120_000)

  it('lets in whoever is named, and answers about the request and not about them', async () => {
    // Those that end a session have their own tests.
    const ending = new Set(['accounts.end', 'accounts.freezeCard'])
    for (const { name, endpoint } of onStaffHost) {
      if (ending.has(name)) continue
      const cookies =
        endpoint.who === 'anyone'
          ? [undefined]
          : endpoint.who.flatMap((role) => people.get(role)?.cookie ?? [])
      for (const cookie of cookies) {
        const status = await knock(endpoint, cookie, network.staff)
        expect([200, 404, 409, 412, 422, 428, 429], `${name} answered ${status}`).toContain(status)
      }
    }
  }, 120_000)

  it('is on the public host for the survivor alone, and nowhere on the staff host', async () => {
    for (const { name, endpoint } of herOwn) {
      expect(await knock(endpoint, undefined, network.public), `${name} as nobody`).toBe(401)
      for (const [role, { cookie }] of people) {
        const status = await knock(endpoint, cookie.replace('s=', 'p='), network.public)
        if (role === 'person') expect([200, 404, 409, 422], `${name} answered ${status}`).toContain(status)
        else expect(status, `${name} as ${role}`).toBe(403)
        expect(await knock(endpoint, cookie, network.staff), `${name} on the staff host`).toBe(404)
      }
    }
  })

  it('states an audit name for every write', () => {
    const quiet = new Set([
      'law.tryOut',
      // How much of a table can be told: no number of it, and nobody in it.
      'figures.preview',
      'instruments.tryOut',
      'training.tryOut',
      'accounts.begin',
      'caseload.arrived',
      'lists.check',
      'accounts.register',
      'accounts.saveDraft',
      'accounts.dropDraft',
      // The same of a person at their own page.
      'portal.keepDraft',
      'portal.dropDraft',
      'accounts.evaluateWords',
      'organisations.logs',
      // What a browser does by itself, as it keeps pins: nothing about a person is read or changed.
      'witnesses.keep',
      'witnesses.ask',
      'witnesses.answer',
      'registers.cosign',
      'identityProvider.begin',
      'identityProvider.finish',
      'identityProvider.beginBinding',
      'unlockers.challenge',
      'unlockers.askPasskey',
      'unlockers.askPassphrase',
      // A line with a name and a minute would lead from a coarse fact to a person.
      'counted.add',
      'found.count',
      // That there is a note is nobody's to know but its writer's.
      'services.noteTalk',
      // Nor that somebody told a desk of a person whom they met: whoever administers their house may be part of it.
      'encounters.report',
      'encounters.add',
      'cases.find',
      'cases.header',
      // Which sealed headers a browser lacks: the digests of those that it has say nothing of anybody.
      'cases.headers',
      'cases.proveMoves',
      'papers.send',
      // That a desk has a thread open, every few seconds.
      'reports.attend',
      // Of a copy that no page names yet: its beginning and the page are lines of their own.
      'papers.sendCopy',
      'papers.finishCopy',
      'directory.match',
      'directory.places',
    ])
    const silent = [...onStaffHost, ...herOwn].filter(
      ({ name, endpoint }) => endpoint.method !== 'GET' && !quiet.has(name) && endpoint.audit === 'none',
    )
    expect(silent.map(({ name }) => name)).toEqual([])
  })
})

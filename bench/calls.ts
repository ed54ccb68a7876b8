// The calls that are measured, as requests that the staff host understands. Each is drawn over all organisations, so that
// no row is hot, and carries beside it which recorded list a bare server replays for it and with which values.

import { randomBytes, randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { v7 as newId } from 'uuid'
import { referenceFrom } from '../src/cases/alias.ts'
import { openedCompartments } from '../src/cases/codes.ts'
import { moves } from '../src/app/endpoints.ts'
import { serviceCodes } from '../src/directory/kinds.ts'
import { NO_HEAD } from '../src/sealing/chain.ts'
import { directoryWords, organisations, tokenOf } from './load-steps.ts'
import { findSpeakers, says, type Speaker } from './speakers.ts'

export interface Request {
  organisation: number
  /** Which recorded list belongs to it. */
  variant: number
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
  /** Values that differ from one request of a variant to the next: ids, a reference, a key. */
  vars: string[]
}

export interface Call {
  id: string
  title: string
  /** At most this many times the limit's time. */
  goal: number
  writes: boolean
  /** Statement to run before each measurement, so that it begins as the last one did. */
  reset?: string
  variants: number
  /** A request of a variant; without one, of the next in turn. */
  next: (variant?: number) => Request
  /** Told of each answer with 200. */
  done?: (request: Request) => void
}

/** Bytes of the shape of something sealed: suite 1 and noise. */
const sealed = (length: number): string =>
  Buffer.concat([Buffer.from([1]), randomBytes(length - 1)]).toString('base64url')
const noise = (length: number): string => randomBytes(length).toString('base64url')

const turn = (length: number) => {
  let at = -1
  return () => (at = (at + 1) % length)
}

interface Own {
  id: string
  track: string
  reference: string
  version: number
}

/** A worker's request: all headers that the staff host asks for. */
const post = (
  organisation: number,
  variant: number,
  path: string,
  body: object,
  vars: string[],
  headers = {},
): Request => ({
  organisation,
  variant,
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
  vars,
})

function newCase(speaker: Speaker, variant: number): Request {
  const { organisation } = speaker
  const [id, trackId, key, ...records] = Array.from({ length: 6 }, () => newId()) as [
    string,
    string,
    string,
    ...string[],
  ]
  const reference = referenceFrom(randomBytes(8))
  const epochs = openedCompartments.map((compartment) => ({ compartment, epoch: 1, commit: noise(32) }))
  const commits = Object.fromEntries(epochs.map((one) => [one.compartment, one.commit]))
  const said = { t: 'open', owner: organisation, commits, from: organisation, log: 2 }
  const body = {
    id,
    statement: says(speaker, 'case', id, NO_HEAD, said),
    reference,
    trackId,
    language: 'es',
    ageGroup: 'adult',
    origin: 'ngo',
    urgency: 'routine',
    epochs,
    wraps: openedCompartments.map((compartment) => ({
      compartment,
      epoch: 1,
      circleId: organisation,
      wrap: sealed(80),
    })),
    headers: [{ caseId: id, circleId: organisation, circleEpoch: 1, ciphertext: sealed(160) }],
    records: (['identity', 'contact', 'narrative'] as const).map((compartment, at) => ({
      id: records[at],
      compartment,
      kind: compartment === 'identity' ? 'profile' : compartment === 'contact' ? 'safe_contact' : 'note',
      epoch: 1,
      version: 1,
      ciphertext: sealed(400),
      signature: noise(65),
    })),
  }
  return post(organisation, variant, '/api/cases', body, [id, trackId, reference, key, ...records], {
    'idempotency-key': key,
  })
}

/** Reads what the loader made and builds the calls upon it. */
export async function buildCalls(client: Client): Promise<Call[]> {
  const each = async (sql: string): Promise<Own[][]> => {
    const { rows } = await client.query<{ circle: number; cases: Own[] }>(
      `select o.n as circle, coalesce((select json_agg(picked) from (${sql}) picked), '[]') as cases from generate_series(1, ${organisations}) o(n) order by 1`,
    )
    return rows.map(({ cases }) => cases)
  }
  const seen = await each(
    `select c.id, c.reference from case_access a join cases c on c.id = a.case_id where a.circle = o.n order by md5(c.id::text) limit 3000`,
  )
  const own = await each(
    `select b.id, b.reference, t.id as track, t.version from bench.cases b join tracks t on t.id = bench.id(b.opened, 'case' || b.n)
      where b.owner = o.n and b.state = 'active' order by b.n limit 1000`,
  )
  const cursors = (lists: Own[][], limit = Infinity) => {
    const turns = lists.map((list) => turn(Math.min(list.length, limit)))
    return (variant: number): Own => lists[variant]![turns[variant]!()]!
  }
  const everybody = turn(organisations)
  const speakers = await findSpeakers(client)
  const get = (variant: number, path: string, vars: string[] = []): Request => ({
    organisation: variant + 1,
    variant,
    method: 'GET',
    path,
    vars,
  })
  const read =
    (pick: (variant: number) => Own) =>
    (variant = everybody()) => {
      const { id } = pick(variant)
      return get(variant, `/api/cases/${id}`, [id])
    }
  const pickFound = cursors(own)
  const pickMoved = cursors(own)
  const again = cursors(seen, 20)
  // What is open in one request is moved by no other at the same time: the lists are long and taken in turn.
  const versions = new Map<string, number>()
  const review = moves['case']!['review']!.path
  const searches = 200
  const search = turn(searches)
  const pickOne = <T>(list: readonly T[], at: number): T => list[at % list.length] as T
  return [
    {
      id: 'open',
      title: 'open a case, first look of the day',
      goal: 1.5,
      writes: false,
      reset: 'truncate looks',
      variants: organisations,
      next: read(cursors(seen)),
    },
    {
      id: 'reopen',
      title: 'open a case again',
      goal: 1.5,
      writes: false,
      variants: organisations,
      next: read(again),
    },
    {
      id: 'work',
      title: 'My work, page of 50',
      goal: 1.3,
      writes: false,
      variants: organisations,
      next: (variant = everybody()) => get(variant, '/api/work'),
    },
    {
      id: 'new',
      title: 'open a new case',
      goal: 1.5,
      writes: true,
      variants: organisations,
      next: (variant = everybody()) => newCase(speakers.get(variant + 1)!, variant),
    },
    {
      id: 'move',
      title: 'a move (case.review)',
      goal: 1.5,
      writes: true,
      variants: organisations,
      next: (variant = everybody()) => {
        const { id, track, version } = pickMoved(variant)
        const key = randomUUID()
        const headers = { 'idempotency-key': key, 'if-match': `"${versions.get(track) ?? version}"` }
        return post(variant + 1, variant, review.replace('{track}', track), {}, [track, id, key], headers)
      },
      done: ({ vars: [track], headers }) =>
        void versions.set(track!, Number(headers?.['if-match']?.replaceAll('"', '')) + 1),
    },
    {
      id: 'match',
      title: 'match services (5,000)',
      goal: 1.3,
      writes: false,
      variants: searches,
      next: (variant = search()) => {
        const criteria = {
          code: pickOne(serviceCodes, variant * 7),
          ...(variant % 4 === 0 ? {} : { area: pickOne(directoryWords.areas, variant) }),
          ...(variant % 3 === 0 ? {} : { language: pickOne(directoryWords.languages, variant) }),
        }
        return post(1 + (variant % organisations), variant, '/api/directory/match', criteria, [])
      },
    },
    {
      id: 'find',
      title: 'find by reference',
      goal: 1.3,
      writes: false,
      variants: organisations,
      next: (variant = everybody()) => {
        const prefix = pickFound(variant).reference.slice(0, 6)
        return post(variant + 1, variant, '/api/cases/find', { reference: prefix }, [prefix, `${prefix}~`])
      },
    },
    {
      id: 'scorecard',
      title: 'scorecard from roll-ups',
      goal: 1.3,
      writes: false,
      variants: organisations,
      next: (variant = everybody()) => get(variant, '/api/measures'),
    },
  ]
}

/** The request as it goes over the wire. Every server gets the same bytes; ours ignores the replay headers. */
export function wireOf(call: string, request: Request, extra = ''): string {
  const { method, path, headers = {}, body, organisation, variant, vars } = request
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`
  return `${method} ${path} HTTP/1.1\r\nhost: localhost\r\ncookie: s=${tokenOf(organisation)}\r\nx-replay: ${call}/${variant}\r\nx-vars: ${vars.join(',')}\r\n${extra}${lines.join('')}${length}\r\n${body ?? ''}`
}

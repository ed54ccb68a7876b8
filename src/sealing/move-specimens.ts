// A signed move and the minute that is sealed in one, under fixed keys. For tests.
import { utf8 } from './bytes.ts'
import { circleKeys } from './circle.ts'
import { NO_HEAD, type Statement } from './chain.ts'
import { openBytes, sealBytes } from './seal.ts'
import { hearMoves, minutePlace, signMove, type LinePlace } from './signed-move.ts'
import { fixed, stranger, worker, type Specimen } from './specimen-cast.ts'
import { fromText, toText } from './text.ts'

const place: LinePlace = { network: 'lumenia', about: 'case', id: 'case-1' }

async function move(): Promise<Specimen> {
  const facts = { risk: { is: 'high', n: 1, by: 'mira', from: 1, on: '2026-03-01' } }
  const said = { from: 1, log: 2, head: '', on: '2026-03-01', case: 'case-1', facts }
  const statement = await signMove(place, NO_HEAD, { id: 'mira', sig: worker }, said)
  const hearAt =
    (where: Partial<LinePlace> = {}, changed: Partial<Statement> = {}, author = worker.publicKey) =>
    async (sealed: Uint8Array) => {
      const people = {
        keyOf: () => ({ sig: author }),
        placeIn: () => ({}),
        sizeOf: () => 2,
        isBound: () => true,
        hashAt: () => '',
        houseHas: () => true,
      }
      const told = { ...statement, signature: toText(sealed), ...changed }
      const [heard] = await hearMoves({ ...place, ...where }, 'case-1', [told], { people })
      return heard?.said.facts
    }
  return {
    name: 'signed move',
    length: 65,
    sealed: fromText(statement.signature),
    open: hearAt(),
    says: facts,
    elsewhere: {
      'another case': hearAt({ id: 'case-2' }),
      'a process': hearAt({ about: 'track' }),
      'another network': hearAt({ network: 'other' }),
      'another level': hearAt({}, { body: statement.body.replace('high', 'low') }),
      'another author': hearAt({}, {}, stranger),
    },
  }
}

async function minute(): Promise<Specimen> {
  const { kw } = await circleKeys(fixed(4), 7, 2)
  const says = '2026-03-01T10:00Z'
  const openAt =
    (where: Partial<LinePlace> = {}, n = 1) =>
    async (sealed: Uint8Array) =>
      new TextDecoder().decode(await openBytes(kw, minutePlace({ ...place, ...where }, n), sealed))
  return {
    name: 'minute of a signed move',
    length: 1 + 12 + says.length + 16,
    sealed: await sealBytes(kw, minutePlace(place, 1), utf8(says)),
    open: openAt(),
    says,
    elsewhere: {
      'another case': openAt({ id: 'case-2' }),
      'a process': openAt({ about: 'track' }),
      'another network': openAt({ network: 'other' }),
      'another move': openAt({}, 2),
    },
  }
}

/** Signed moves among the sealed objects. */
export const moveSpecimens = (): Promise<Specimen>[] => [move(), minute()]

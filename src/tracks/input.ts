// From the answers that a move asks for to the schema that checks them, and from a machine to its endpoints. One
// derivation serves the server, the client, the OpenAPI document and the permission matrix.

import { z } from 'zod'
import { endpoint, strict, type Endpoint } from '../api/endpoint.ts'
import { networkRoles, type Role, type Who } from '../api/roles.ts'
import { CircleId, Code, Day, Id, Instant, Language, Sealed, Signature, Statement } from '../api/words.ts'
import { choosesKindLater, type Field, type Machine, type Move } from './define.ts'
import { movePath, openPath } from './path.ts'

/** A note sealed in the browser that goes with a move: it becomes a record of the case. */
export const SealedNote = strict({
  id: Id,
  compartment: Code,
  epoch: z.int().positive(),
  ciphertext: Sealed(),
  signature: Signature,
}).meta({ id: 'SealedNote', description: 'Words that were sealed and signed before they were sent.' })
export type SealedNote = z.infer<typeof SealedNote>

/** What whoever moves signed of it: the facts of its case, and the step itself. */
export const Signed = strict({ facts: Statement.optional(), step: Statement.optional() }).meta({
  id: 'Signed',
})
export type Signed = z.infer<typeof Signed>

function schemaOf(field: Field): z.ZodType {
  switch (field.kind) {
    case 'code':
      // Which there are is said by the law of the case; `advance` asks it.
      return field.fact !== undefined && !field.all ? Code : z.enum(field.codes as [string, ...string[]])
    case 'codes':
      return z.array(z.enum(field.codes as [string, ...string[]])).max(field.codes.length)
    case 'day':
      return Day
    case 'instant':
      return Instant
    case 'yes-no':
      return z.boolean()
    case 'id':
      return Id
    case 'circle':
      return CircleId
    case 'language':
      return Language
    case 'number':
    case 'money':
      return z.int().min(field.min).max(field.max)
    case 'sealed':
      return SealedNote
  }
}

/** The schema of a set of answers, as an object's shape. */
export function shapeOf(fields: Readonly<Record<string, Field>> = {}): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      field.optional ? schemaOf(field).optional() : schemaOf(field),
    ]),
  )
}

/**
 * Who may call the endpoint of a move (the ministry alone never: its role in the database reaches counts only); where they must stand is
 * decided for each track by `advance`.
 */
export function whoOf(move: Move): Who {
  const staff: readonly Role[] = move.by.some((side) => ['holder', 'other', 'carrier'].includes(side))
    ? (move.who ?? networkRoles).filter((role) => role !== 'ministry')
    : []
  return move.by.includes('person') ? [...staff, 'person'] : staff
}

export const TrackState = z
  .object({
    id: Id,
    kind: Code,
    subkind: Code.optional(),
    state: Code,
    version: z.int(),
  })
  .meta({ id: 'TrackState', description: 'How a process stands after a move.' })

/** Moves that somebody can make here: those of the system alone have no endpoint, those that are signed one of their own. */
export function movesWithEndpoint(machine: Machine): [string, Move][] {
  return Object.entries(machine.moves).filter(
    ([, move]) => !move.signed && move.by.some((side) => side !== 'system'),
  )
}

/** One endpoint for each move of a machine: `POST /api/referrals/{track}/accept`, audited as `referral.accept`. */
export function moveEndpoints(machine: Machine): Record<string, Endpoint> {
  return Object.fromEntries(
    movesWithEndpoint(machine).map(([name, move]) => [
      name,
      endpoint({
        method: 'POST',
        path: movePath(machine.path, name),
        summary: `${machine.kind}: ${name.replaceAll('_', ' ')}`,
        who: whoOf(move),
        audit: `${machine.kind}.${name}`,
        input: strict({
          track: Id,
          ...shapeOf(move.ask),
          /** Signed for the case's chain; a person without script says it by the move alone. */
          ...(move.chainStatement ? { statement: Statement.optional() } : {}),
          signatures: Signed.optional(),
        }),
        output: TrackState,
        problems: ['not-found', 'refused', 'stale'],
        ifMatch: true,
        ...(move.stepUp ? { stepUp: true } : {}),
      }),
    ]),
  )
}

/** The endpoint that opens a track of this machine on a case (or outside one). */
export function openEndpoint(machine: Machine): Endpoint {
  const subkinds = machine.subkinds
  return endpoint({
    method: 'POST',
    path: openPath(machine.path),
    summary: `${machine.kind}: open`,
    who: machine.opens.byPerson ? [...machine.opens.who, 'person'] : machine.opens.who,
    audit: `${machine.kind}.new`,
    input: strict({
      id: Id,
      ...(machine.opens.needsCase ? { caseId: Id } : {}),
      ...(machine.opens.needsOther ? { other: CircleId } : { other: CircleId.optional() }),
      ...(subkinds
        ? {
            subkind: choosesKindLater(machine)
              ? z.enum(subkinds as [string, ...string[]]).optional()
              : z.enum(subkinds as [string, ...string[]]),
          }
        : {}),
      ...shapeOf(machine.opens.ask),
      ...(machine.opens.needsCase ? { description: SealedNote.optional() } : {}),
      signatures: Signed.optional(),
    }),
    output: TrackState,
    problems: ['not-found', 'refused'],
  })
}

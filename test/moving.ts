// Making a move by hand, as somebody who may: for the tests that tell what a machine allows and refuses.

import { staffRoles } from '../src/api/roles.ts'
import { machines } from '../src/app/machines.ts'
import { advance } from '../src/tracks/advance.ts'
import { sides, type Facts, type Input, type Machine, type Move } from '../src/tracks/define.ts'

export { sides }
export const machineOf = (kind: string) => machines.find((machine) => machine.kind === kind)!
export const movesOf = (machine: Machine): [string, Move][] => Object.entries(machine.moves)
export const at = (machine: Machine, state: string, subkind?: string) => ({
  id: 't',
  kind: machine.kind,
  subkind,
  state,
  version: 1,
})

/** Makes a move as somebody who may, and says where it leads or why not. */
export function make(
  kind: string,
  state: string,
  move: string,
  input: Input,
  facts: Facts = {},
  subkind?: string,
) {
  const machine = machineOf(kind)
  const mover = { sides, roles: staffRoles }
  const ofKind = subkind ?? machine.moves[move]?.kinds?.[0]
  const result = advance(machine, at(machine, state, ofKind), move, { input, mover, facts })
  return result.moved ? result.to : result.because
}

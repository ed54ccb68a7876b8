// Until when a matter can be given a last day to bring it: as long as the move that keeps it can be made. Pure.
import { proceedingMachine } from './proceeding.ts'

const before: readonly string[] = proceedingMachine.moves.limit.from

export const takesLastDay = (state: string): boolean => before.includes(state)

// A step of a funding that needs nothing beside it but its answers.
import type { Session, TrackNow } from '../../client/session.ts'
import type { Input } from '../../tracks/define.ts'

export const takeStep = (
  session: Session,
  { track, version }: { track: string; version: number },
  move: string,
  input: Input = {},
): Promise<TrackNow> => session.tracks.makeMove('funding', move, { id: track, version }, input)

// What the server checks of sealed pieces, of papers and of their copies on pages: how long each is, and how much a case may hold.
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { PIECE, PIECE_MORE } from '../../sealing/file.ts'
import { SUITE } from '../../sealing/suite.ts'

/** What all papers of one case and their copies may take together: 5 GiB. */
const roomOfCase = 5 * 1024 ** 3

export interface Sealed {
  pieces: number
  padded: string
}

/** Whether this could be that piece, by its length and its first byte: what it says the server cannot know. */
export const isPiece = ({ pieces, padded }: Sealed, piece: number, body: Uint8Array): boolean =>
  piece < pieces &&
  body.length === Math.min(PIECE, Number(padded) - piece * PIECE) + PIECE_MORE &&
  body[0] === SUITE

/** Bytes that the papers of a case take. Whoever asks waits for others who are about to add to them. */
export async function bytesTaken({ tx }: Ctx, caseId: string): Promise<number> {
  const { taken } = await tx.one<{ taken: string }>(sql`select app.paper_bytes(${caseId}) as taken`)
  return Number(taken)
}

/** Refused (`case-full`) where a case would hold more than it may. */
export function mustFit(bytes: number): void {
  if (bytes > roomOfCase) throw new Problem('refused', { because: 'case-full' })
}

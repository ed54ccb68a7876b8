// The caller's half of a puzzle (src/http/puzzle.ts): a request that is answered with one is sent again with its solution, and whoever
// sent it notices a second of waiting.

import type { Challenge } from 'altcha-lib'
import type { Send } from './client.ts'

export type Puzzle = Challenge

export const puzzleAlgorithm = 'PBKDF2/SHA-256'
/** The header in which a solution goes: base64url of JSON, `{ challenge, solution }`. */
export const puzzleHeader = 'x-puzzle'

/** The solution as it is sent; nothing where none was found in a minute and a half. */
export async function solvePuzzle(challenge: Puzzle): Promise<string | undefined> {
  // Almost nobody ever needs it.
  const [{ solveChallenge }, { deriveKey }] = await Promise.all([
    import('altcha-lib'),
    import('altcha-lib/algorithms/web/pbkdf2'),
  ])
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) return undefined
  return btoa(JSON.stringify({ challenge, solution }))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Sends; where the answer is a puzzle, solves it and sends the same once more. */
export function solvingPuzzles(send: Send): Send {
  return async (path, init) => {
    const response = await send(path, init)
    if (response.status !== 429) return response
    const { puzzle } = (await response
      .clone()
      .json()
      .catch(() => ({}))) as { puzzle?: Puzzle }
    const solution = puzzle && (await solvePuzzle(puzzle))
    return solution === undefined
      ? response
      : send(path, { ...init, headers: { ...init.headers, [puzzleHeader]: solution } })
  }
}

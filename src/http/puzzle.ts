// A little work instead of a refusal: where a budget is used up, whoever asks may go on by letting their processor solve a puzzle
// (ALTCHA, version 2). Others' flood then costs one person in need a second, and never the minute. Nothing is kept of a puzzle
// but, until it lapses, that it was used: it is signed, so that any server of ours knows its own.

import { createHash, createHmac } from 'node:crypto'
import { createChallenge, verifySolution, type Payload } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { puzzleAlgorithm, type Puzzle } from '../api/solve-puzzle.ts'
import type { Take } from './limits.ts'

/** Rounds of each try, and how a solution begins: 256 tries on average, half a second of a laptop's processor. */
export const puzzleWork = { rounds: 2_000, prefix: '00' } as const
const validMs = 2 * 60_000
/** Solutions remembered at once. Beyond, the oldest could be used again: each is still one person's half second. */
const mostUsed = 50_000

export interface Puzzles {
  make: (name: string) => Promise<Puzzle>
  /** Whether this text solves a puzzle of ours that was made for this name, has not lapsed and was not used before. */
  take: (name: string, text: string) => Promise<boolean>
}

/**
 * `secret`: from which the signing key is derived; the same on every server of one network. `now` in milliseconds. By `take` servers
 * tell each other what was used; without it, or while it fails, each knows its own.
 */
export function puzzles(secret: string, now: () => number, take?: Take): Puzzles {
  const hmacSignatureSecret = createHmac('sha256', secret).update('puzzle').digest('base64url')
  const used = new Map<string, number>()
  const keep = (signature: string, until: number) => {
    for (const [one, end] of used) {
      if (end >= now() && used.size < mostUsed) break
      used.delete(one)
    }
    used.set(signature, until)
  }
  return {
    make: (name) =>
      createChallenge({
        algorithm: puzzleAlgorithm,
        cost: puzzleWork.rounds,
        keyPrefix: puzzleWork.prefix,
        deriveKey,
        data: { name },
        expiresAt: new Date(now() + validMs),
        hmacSignatureSecret,
      }),
    async take(door, text) {
      const payload = payloadOf(text)
      const { parameters, signature } = payload?.challenge ?? {}
      // Whoever sends a puzzle chooses its cost: one that is not of our kind is not worked on at all.
      if (!payload || !signature || parameters?.data?.['name'] !== door) return false
      if (parameters.algorithm !== puzzleAlgorithm || parameters.cost !== puzzleWork.rounds) return false
      if (used.has(signature) || (parameters.expiresAt ?? 0) * 1000 < now()) return false
      const { verified } = await verifySolution({ ...payload, deriveKey, hmacSignatureSecret }).catch(() => ({
        verified: false,
      }))
      // Two at once with the same solution: the second finds it used.
      if (!verified || used.has(signature)) return false
      keep(signature, now() + validMs)
      const name = createHash('sha256').update(signature).digest()
      return ((await take?.(name, 1, new Date(now() + validMs)).catch(() => 1)) ?? 1) === 1
    },
  }
}

const mostText = 4096

function payloadOf(text: string): Payload | undefined {
  if (text.length > mostText) return undefined
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as Payload
  } catch {
    return undefined
  }
}

// Bytes that are the same in every run, so that no test depends on chance.

import { createHash } from 'node:crypto'

export function seeded(seed: string): (bytes: number) => Uint8Array {
  let block = Buffer.alloc(0)
  let n = 0
  return (bytes) => {
    while (block.length < bytes)
      block = Buffer.concat([
        block,
        createHash('sha256')
          .update(`${seed} ${(n += 1)}`)
          .digest(),
      ])
    const taken = block.subarray(0, bytes)
    block = block.subarray(bytes)
    return taken
  }
}

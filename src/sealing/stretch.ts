// Words → a key, the slow way: stirred with what the server's OPRF answers, then through Argon2id. Apart from words.ts, since
// both are heavy and the vault needs neither: its words worker does this and hands over the key (words-calls.ts).
import { argon2id } from 'hash-wasm'
import { join, utf8, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { ARGON2, KEY_BYTES } from './suite.ts'
import { growFromWords, parseWords, type FromWords, type WordsPurpose } from './words.ts'

/** Argon2id(words | y), 64 MiB, three passes: 32 bytes. `y` is the 64-byte OPRF output. About half a second in a browser. */
export async function stretchWords(words: string, y: Bytes, purpose: WordsPurpose): Promise<Bytes> {
  const stretched = await argon2id({
    password: join(utf8(parseWords(words, purpose)), y),
    salt: aadLabel(purpose),
    iterations: ARGON2.iterations,
    parallelism: ARGON2.parallelism,
    memorySize: ARGON2.memoryKiB,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  })
  return join(stretched)
}

/** Words and the OPRF's output → keys and a locator: both halves at once, where there is no worker between them. */
export async function keysFromWords(words: string, y: Bytes, purpose: WordsPurpose): Promise<FromWords> {
  return growFromWords(await stretchWords(words, y, purpose), purpose)
}

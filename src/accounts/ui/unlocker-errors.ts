// Why a way in did not open, or was not made, in one sentence that says what to do.
import { codeOf } from '../../api/code-of.ts'
import { isProblem } from '../../api/problem.ts'
import type { Text } from '../../web/language/language.tsx'
import { wordsOf } from '../../web/actions/error-words.ts'

const passkeyCodes = ['no-prf', 'known', 'cancelled']

/** For passkeys: `no-prf`, `known`, `cancelled` and a passkey that this host does not know have sentences of their own. */
export function passkeyWords(error: unknown, t: Text): string {
  const code = codeOf(error)
  if (passkeyCodes.includes(code)) return t(`keys.passkey.${code}`)
  if (code === 'wrong-words') return t('keys.passkey.unknown')
  if (code === 'conflict') return t('keys.passkey.known')
  if (isProblem(error)) return wordsOf(error, t)
  return t(`chain.${code}`, {}, t('keys.passkey.failed'))
}

/** For a passphrase that was typed again. */
export function passphraseWords(error: unknown, t: Text): string {
  return ['wrong-words', 'wrong-passphrase', 'invalid'].includes(codeOf(error))
    ? t('presence.wrong')
    : wordsOf(error, t)
}

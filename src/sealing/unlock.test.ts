// The ways in: each opens the one master secret that it was made for, and a typed code is read only where every sign of it fits.
import { expect, test } from 'vitest'
import { aadLabel } from './aad-label.ts'
import { newSecret } from './keys.ts'
import { newRecoveryCode, parseRecoveryCode } from './recovery.ts'
import { openUnlocker, unlockerFrom } from './unlock.ts'
import { wrapKey } from './wrap.ts'

test('a way in opens what Mira sealed, and not a master secret that a server wrapped to it', async () => {
  const [kek, hers, servers] = [newSecret(), newSecret(), newSecret()]
  const unlocker = await unlockerFrom(kek, 'passphrase', 'mira', hers)
  expect(await openUnlocker(kek, 'mira', unlocker)).toEqual(hers)
  // Its public key is in clear: whoever has it can wrap to it.
  const wrappedUms = await wrapKey(unlocker.publicKey, servers, aadLabel('ums', 'mira', 'passphrase'))
  await expect(openUnlocker(kek, 'mira', { ...unlocker, wrappedUms })).rejects.toThrow('wrong-commit')
  await expect(openUnlocker(newSecret(), 'mira', unlocker)).rejects.toThrow('wrong-commit')
})

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U'
/** The check symbol that would fit these signs, were each of them a digit. */
const withCheck = (letters: string): string => {
  const value = Array.from(letters).reduce((sum, letter) => (sum << 5n) | BigInt(symbols.indexOf(letter)), 0n)
  return letters + symbols[Number(value % 37n)]
}

test('a recovery code is read with a slip of the pen, and not with a sign that is for checking only', () => {
  const code = newRecoveryCode()
  const sloppy = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
  expect(parseRecoveryCode(sloppy)).toEqual(parseRecoveryCode(code))
  const zeros = '0'.repeat(25)
  expect(parseRecoveryCode(withCheck(`${zeros}Z`))).toEqual(Uint8Array.from([...Array(15).fill(0), 31]))
  for (const wrong of ['*', '~', '$', '='])
    expect(() => parseRecoveryCode(withCheck(zeros + wrong)), wrong).toThrow('bad-words')
  for (const wrong of ['', code.slice(0, -1), `${code}0`, withCheck(zeros)])
    expect(() => parseRecoveryCode(wrong), wrong).toThrow('bad-words')
})

import { expect, test } from 'vitest'
import { checkCosignature, cosign } from './cosigning.ts'
import { keyPairFromSeed, newSecret } from './keys.ts'
import { toText } from './text.ts'

const body = `continuum/harbour\n42\n${'A'.repeat(43)}=\n`

test('a checkpoint is signed for one network, and the signature is good for this text, this key and nothing else', async () => {
  const mira = await keyPairFromSeed('sig', newSecret())
  const other = await keyPairFromSeed('sig', newSecret())
  const key = toText(mira.publicKey)
  const signature = await cosign(mira, 'harbour', body)
  await checkCosignature(key, 'harbour', body, signature)
  const bad = { code: 'bad-signature' }
  await expect(checkCosignature(key, 'other', body, signature)).rejects.toMatchObject(bad)
  await expect(checkCosignature(key, 'harbour', body.replace('42', '43'), signature)).rejects.toMatchObject(
    bad,
  )
  await expect(checkCosignature(toText(other.publicKey), 'harbour', body, signature)).rejects.toMatchObject(
    bad,
  )
})

test('nothing but the three lines of a checkpoint is signed as one', async () => {
  const mira = await keyPairFromSeed('sig', newSecret())
  for (const text of ['', 'a letter', `${body}and more`, body.replace('42', '-1'), body.trimEnd()])
    await expect(cosign(mira, 'harbour', text), text).rejects.toMatchObject({ code: 'broken' })
})

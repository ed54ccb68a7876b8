// The vault's work with anonymous reports and with comparing keys by voice.
import { openReport, openReportKey, openReportMessage, sealReport, sealReportMessage } from './report.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import type { Vault } from './vault-shape.ts'
import { unlocked, type Held, type VaultState } from './vault-state.ts'
import type { Bytes } from './bytes.ts'
import { fingerprintWords } from './words.ts'

/** The hotline's wrap may be of an older epoch of its circle: each is tried. */
async function keyForHotline(held: Held, circleId: number, wrap: Bytes, locator: Bytes): Promise<Bytes> {
  const epochs = held.circles.get(circleId)
  if (!epochs) throw new SealingError('no-key')
  for (const { enc } of epochs.values()) {
    try {
      return await openReportKey('hotline', enc, wrap, locator)
    } catch (refusal) {
      if (!(refusal instanceof SealingError && refusal.code === 'broken')) throw refusal
    }
  }
  throw new SealingError('broken')
}

/** The calls about reports and fingerprints. */
export function reportCalls(
  state: VaultState,
): Pick<Vault, 'openReport' | 'sealForReader' | 'sealReportMessage' | 'fingerprint'> {
  return {
    async openReport({ locator, circleId, wrap, ciphertext, messages }) {
      const held = unlocked(state)
      const at = fromText(locator)
      const key =
        circleId === undefined
          ? await openReportKey('reporter', held.enc, fromText(wrap), at)
          : await keyForHotline(held, circleId, fromText(wrap), at)
      const report = await openReport(key, at, fromText(ciphertext))
      const thread = messages.map(async ({ n, from, ciphertext: sealed }) => ({
        n,
        from,
        message: await openReportMessage(key, { locator: at, n, from }, fromText(sealed)),
      }))
      const opened = { report, messages: await Promise.all(thread) }
      held.reports.set(locator, key)
      return opened
    },

    async sealForReader({ locator, reader, words }) {
      const { enc } = unlocked(state)
      const sealed = await sealReport(fromText(reader), enc.publicKey, fromText(locator), words)
      return {
        wrapReader: toText(sealed.wrapHotline),
        wrapOwn: toText(sealed.wrapOwn),
        ciphertext: toText(sealed.ciphertext),
      }
    },

    async sealReportMessage({ locator, n, from, message }) {
      const key = unlocked(state).reports.get(locator)
      if (!key) throw new SealingError('no-key')
      return {
        ciphertext: toText(await sealReportMessage(key, { locator: fromText(locator), n, from }, message)),
      }
    },

    async fingerprint({ publicKey }) {
      return { words: await fingerprintWords(fromText(publicKey)) }
    },
  }
}

// The vault's work with anonymous reports and with comparing keys by voice.
import {
  openReport,
  openReportKey,
  openReportMessage,
  sealReport,
  sealReportMessage,
  wrapForHouse,
} from './report.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import type { Vault } from './vault-shape.ts'
import { inAnyEpoch, unlocked, type VaultState } from './vault-state.ts'
import { fingerprintWords } from './words.ts'

/** The calls about reports and fingerprints. */
export function reportCalls(
  state: VaultState,
): Pick<Vault, 'openReport' | 'sealForReader' | 'sealReportMessage' | 'fingerprint'> {
  return {
    async openReport({ locator, circleId, isOwnHouse = false, wrap, ciphertext, messages }) {
      const held = unlocked(state)
      const at = fromText(locator)
      const key =
        circleId === undefined
          ? await openReportKey('reporter', held.enc, fromText(wrap), at)
          : await inAnyEpoch(held, circleId, (enc) =>
              openReportKey(isOwnHouse ? 'house' : 'hotline', enc, fromText(wrap), at),
            )
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

    async sealForReader({ locator, reader, house, words }) {
      const { enc } = unlocked(state)
      const at = fromText(locator)
      const sealed = await sealReport(fromText(reader), enc.publicKey, at, words)
      const wrapHouse = house && (await wrapForHouse(enc, sealed.wrapOwn, at, fromText(house)))
      return {
        wrapReader: toText(sealed.wrapHotline),
        wrapOwn: toText(sealed.wrapOwn),
        ...(wrapHouse && { wrapHouse: toText(wrapHouse) }),
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

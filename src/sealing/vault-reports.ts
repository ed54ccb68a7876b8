// The vault's work with anonymous reports and with comparing keys by voice.
import { openReport, openReportKey, openReportMessage, sealReportMessage } from './report.ts'
import type { Bytes } from './bytes.ts'
import { mustBeCalled } from './intent.ts'
import { refuse } from './log-belief.ts'
import type { Called } from './shapes.ts'
import { readWords } from './signed-words.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import type { Vault } from './vault-shape.ts'
import { inAnyEpoch, unlocked, type Held, type VaultState } from './vault-state.ts'
import { fingerprintWords } from './words.ts'

/** Every key that the circle of an organisation of this name and kind had, the newest first. `not-verified` where it is called otherwise. */
async function senderKeys(
  held: Held,
  { circle, shown }: { circle: number; shown: Called },
): Promise<readonly string[]> {
  const [organisation, { now }] = [...held.logs].find(([, log]) => log.now.circles.has(circle)) ?? refuse()
  await mustBeCalled(held, organisation, shown)
  return now.circles.get(circle)!.publicKeys.toReversed()
}

/** What one of these keys opens; `bad-signature` where none of them wrote it. */
async function firstThatOpens(keys: readonly string[], open: (by: string) => Promise<Bytes>): Promise<Bytes> {
  for (const key of keys) {
    try {
      return await open(key)
    } catch (refusal) {
      if (!(refusal instanceof SealingError && refusal.code === 'broken')) throw refusal
    }
  }
  throw new SealingError('bad-signature')
}

/** The calls about reports and fingerprints. */
export function reportCalls(
  state: VaultState,
): Pick<Vault, 'openReport' | 'sealReportMessage' | 'fingerprint'> {
  return {
    async openReport({ locator, circleId, isOwnHouse = false, wrap, ciphertext, messages, sender }) {
      const held = unlocked(state)
      const at = fromText(locator)
      const reader = isOwnHouse ? 'house' : 'hotline'
      const wrapped = fromText(wrap)
      const open = (by?: string) =>
        circleId === undefined
          ? openReportKey('reporter', held.enc, { wrap: wrapped }, at)
          : inAnyEpoch(held, circleId, (enc) =>
              openReportKey(reader, enc, { wrap: wrapped, sender: by === undefined ? by : fromText(by) }, at),
            )
      const key = sender ? await firstThatOpens(await senderKeys(held, sender), open) : await open()
      const sealed = await openReport(key, at, fromText(ciphertext))
      const { words: report, author } = await readWords(
        held,
        locator,
        sealed,
        isOwnHouse ? undefined : circleId,
      )
      const thread = messages.map(async ({ n, from, ciphertext: sealed }) => ({
        n,
        from,
        message: await openReportMessage(key, { locator: at, n, from }, fromText(sealed)),
      }))
      const opened = { report, ...(author && { author }), messages: await Promise.all(thread) }
      held.reports.set(locator, key)
      return opened
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

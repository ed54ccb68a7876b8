// An invitation's secret as it is read out and typed, and the place and pair that it grows into, to the byte.
import { expect, test } from 'vitest'
import { growInvitation, newInvitationSecret, parseInvitation } from './invitation.ts'
import { toText } from './text.ts'

test('is seventeen letters and digits in fours, none of which look like another', () => {
  const made = Array.from({ length: 40 }, newInvitationSecret)
  for (const secret of made) expect(secret).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]$/)
  expect(new Set(made).size).toBe(40)
  expect(new Set(made.join('').replaceAll('-', '')).size).toBe(32)
})

test('is understood as people type it: small letters, spaces, dashes, O for 0, I and L for 1', () => {
  for (const typed of [
    '7ZK3-9QWM-2B4D-X8R1-0',
    '7zk3 9qwm 2b4d x8rl o',
    '7ZK3–9QWM—2B4DX8RIO',
    '７ZK39QWM2B4DX8R10',
  ])
    expect(parseInvitation(typed)).toBe('7ZK39QWM2B4DX8R10')
  for (const wrong of [
    '',
    '7ZK3-9QWM-2B4D-X8R1',
    '7ZK3-9QWM-2B4D-X8R1-00',
    '7ZK3-9QWM-2B4D-X8RU-0',
    '7ZK3-9QWM-2B4D-X8R!-0',
  ])
    expect(() => parseInvitation(wrong)).toThrow('bad-words')
})

test('grows into the pair and the place that it always grew into, another one in each network', async () => {
  const { pair, locator } = await growInvitation('7ZK3-9QWM-2B4D-X8R1-0', 'lumenia')
  expect([toText(pair.publicKey), locator]).toEqual([
    'qyUeZd6EmowskF2poz66KoG6oYL5-k5kcm-isXDhqg0',
    'd9XOpE4TB-2kbL-aYN7hNg',
  ])
  const elsewhere = await growInvitation('7ZK3-9QWM-2B4D-X8R1-0', 'other')
  expect(toText(elsewhere.pair.publicKey)).not.toBe(toText(pair.publicKey))
  expect(elsewhere.locator).not.toBe(locator)
})

// Stories and tests press the product's own client; who still seals, wraps or signs by hand is listed, and the list only gets shorter.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { remaining, sealingCallsIn } from './sealing-calls.ts'

const root = join(import.meta.dirname, '..')

it('a call is found however it is written, and opening or reading is none', () => {
  const by = [
    'amara.vault.grant({',
    'vault\n  .rotateKeys({',
    'who.vault?.sealRecord(x)',
    'again.Vault.revoke(',
    'await sealFor(desk, own, report)',
  ]
  for (const text of by) expect(sealingCallsIn(text), text).toBe(1)
  for (const text of [
    'amara.vault.openRecord({',
    'api.consent.rotateKeys({',
    'vault.forgetCase({',
    'revoke(',
  ])
    expect(sealingCallsIn(text), text).toBe(0)
})

it('no story, journey or test seals, wraps or signs by itself but those on the list, as often as it says', () => {
  const files = globSync(['demo/**/*.ts', 'e2e/**/*.ts', 'test/**/*.ts', 'src/**/*.test.{ts,tsx}'], {
    cwd: root,
  }).filter((path) => !/^(src\/sealing|test\/malicious-server|test\/sealing-calls)/.test(path))
  const found = files
    .map((path) => [path, sealingCallsIn(readFileSync(join(root, path), 'utf8'))] as const)
    .filter(([, times]) => times > 0)
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(remaining).map(([path, [times]]) => [path, times])),
  )
})

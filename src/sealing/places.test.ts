// Every place that this folder names is one that the specimens go through, and through them every test of objects.test.ts
// and the golden file: whoever seals something at a new place without adding a specimen is told so here.
import { globSync, readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { pageSpecimens } from './page-specimens.ts'
import { specimens } from './specimens.ts'
import { vaultSpecimens } from './vault-specimens.ts'
import { packageSpecimens } from './package-specimens.ts'
import { witnessSpecimens } from './witness-specimens.ts'

const seen = vi.hoisted(() => new Set<string>())
vi.mock(import('./aad-label.ts'), async (original) => {
  const { aadLabel } = await original()
  return {
    aadLabel: (label: string, ...fields: (string | number)[]) => {
      seen.add(label)
      return aadLabel(label, ...fields)
    },
  }
})

/** Labels from which keys and digests are made, and nothing is sealed or signed under them. */
const derivations = [
  'fingerprint',
  'unlock',
  'recovery-mark',
  'recovery-sheet',
  'called',
  'spoken',
  'package-key',
  'freeze-number',
  'register-slot',
  'guardian',
]

test('no place in the source is without a specimen that is sealed or signed there', async () => {
  const kinds = [
    ...(await specimens()),
    ...(await vaultSpecimens()),
    ...(await pageSpecimens()),
    ...(await witnessSpecimens()),
    ...(await packageSpecimens()),
  ]
  for (const { open, sealed, beside = {} } of kinds) await open(sealed, beside)
  const sources = globSync('*.ts', { cwd: import.meta.dirname }).filter((name) => !name.endsWith('.test.ts'))
  const named = sources.flatMap((name) =>
    [...readFileSync(new URL(name, import.meta.url), 'utf8').matchAll(/\baadLabel\(\s*'([^']+)'/g)].map(
      (match) => `${name}: ${match[1]!}`,
    ),
  )
  expect(named.length).toBeGreaterThan(20)
  const without = named.filter((one) => {
    const label = one.split(': ')[1]!
    return !seen.has(label) && !derivations.includes(label)
  })
  expect(without, 'add a specimen and run GOLDEN=add').toEqual([])
})

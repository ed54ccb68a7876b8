// What somebody else's program imports by the name of the package: its names are a promise within a major version.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

it('the package gives a program of others the names that docs/integrations.md promises, to plain Node', () => {
  const said = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      "console.log(Object.keys(await import('continuum/client')).toSorted().join(' '))",
    ],
    { cwd: root, encoding: 'utf8' },
  )
  expect(said.trim()).toBe(
    'KeyFileError ReferralAsked SealingError connect isProblem joinByFile listCases openRecord readCase readKeyFile refer sendTo signIn takeKeys writeNote',
  )
})

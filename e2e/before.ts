// Before the first journey the country is begun once; afterwards it goes. Its people take a third of a minute to make, and
// every journey needs the same.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default function before(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-country-'))
  process.env['CONTINUUM_COUNTRY'] = folder
  execFileSync(process.execPath, [join(import.meta.dirname, 'cast.ts'), folder], { stdio: 'inherit' })
  return () => rmSync(folder, { recursive: true, force: true })
}

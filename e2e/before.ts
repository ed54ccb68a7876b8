// Before the first journey the country is begun once; afterwards it goes. Every journey needs the same people, and it
// takes seconds to make them.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { light } from './passphrase.ts'

export default function before(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-country-'))
  process.env['CONTINUUM_COUNTRY'] = folder
  const program = ['--import', light, join(import.meta.dirname, 'cast.ts'), folder]
  execFileSync(process.execPath, program, { stdio: 'inherit' })
  return () => rmSync(folder, { recursive: true, force: true })
}

// Writes docs/htcds.md: which field of HTCDS 2.0 a case holds, and where.
//
//   npm run htcds
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { heldPage } from '../src/caseload/htcds/held.ts'

writeFileSync(join(import.meta.dirname, '..', 'docs', 'htcds.md'), heldPage())

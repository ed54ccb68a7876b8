// Writes docs/htcds.md: which field of HTCDS 2.0 a case holds, and where; and docs/ictip.md with its schema: in which codes cases are said by
// the units of IC-TIP.
//
//   npm run htcds
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { heldPage } from '../src/caseload/htcds/held.ts'
import { icTipPage, icTipSchema } from '../src/caseload/ictip/page.ts'

const docs = join(import.meta.dirname, '..', 'docs')
writeFileSync(join(docs, 'htcds.md'), heldPage())
writeFileSync(join(docs, 'ictip.md'), icTipPage())
writeFileSync(join(docs, 'ictip.schema.json'), `${JSON.stringify(icTipSchema(), null, 2)}\n`)

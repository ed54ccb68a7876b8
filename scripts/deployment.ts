// Writes the units, compose.yaml and quadlet files of deploy/ from the one description in deployment/processes.ts. test/deployment.test.ts fails
// where a file is not what the description says.
//
//   node scripts/deployment.ts
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { argumentsOf } from './arguments.ts'
import { deployed } from './deployment/files.ts'

argumentsOf({})
const root = join(import.meta.dirname, '..')
for (const [path, text] of Object.entries(deployed())) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

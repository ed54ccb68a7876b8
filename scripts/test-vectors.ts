// Writes docs/test-vectors.json: sealed objects with everything by which they are opened, for whoever writes the protocol in another language.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { testVectors } from '../src/sealing/test-vectors.ts'

const root = join(import.meta.dirname, '..')
const golden = JSON.parse(readFileSync(join(root, 'src/sealing/golden.json'), 'utf8')) as Parameters<
  typeof testVectors
>[0]
writeFileSync(join(root, 'docs/test-vectors.json'), `${JSON.stringify(await testVectors(golden), null, 2)}\n`)

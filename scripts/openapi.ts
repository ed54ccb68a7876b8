// Keeps openapi.json, the published contract, equal to what the code says, so that a change of the API is seen in
// review. Without arguments it compares and lints; `--write` takes the code's word for it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argumentsOf } from './arguments.ts'

const asked = argumentsOf({ flags: ['write'] })
const root = join(import.meta.dirname, '..')
const file = join(root, 'openapi.json')

const said = spawnSync('node', ['bin/continuum.ts', 'openapi'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 << 20,
})
if (said.status !== 0) throw new Error(`continuum openapi failed: ${said.stderr}`)
const text = `${JSON.stringify(JSON.parse(said.stdout), null, 2)}\n`

if (asked.has('write')) writeFileSync(file, text)

const same = existsSync(file) && readFileSync(file, 'utf8') === text
if (!same) console.error('openapi.json is not what the code says. Look at the change, then: npm run openapi')

const lint = spawnSync(join(root, 'node_modules/.bin/redocly'), ['lint', 'openapi.json'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
})
process.exitCode = same && lint.status === 0 ? 0 : 1

// Builds the browser's part with Vite. The server needs no build: Node runs the TypeScript as it is.
// `--if-needed` skips the build when nothing that goes into it has changed, so a second `npm start` is quick.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'dist', '.built')

/** One hash over everything that can change the bundle. */
function fingerprint(): string {
  const files = globSync(
    [
      'src/**/*.{ts,tsx,css,html,svg}',
      'locales/*.json',
      'jurisdictions/**/*',
      'vite.config.ts',
      'package-lock.json',
      '*.html',
    ],
    { cwd: root },
  )
  const hash = createHash('sha256')
  for (const file of files.filter((name) => /\.\w+$/.test(name) && !name.endsWith('.test.ts')).sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

const arguments_ = process.argv.slice(2)
const now = fingerprint()
const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === now

if (arguments_.includes('--if-needed') && fresh) process.exit(0)

const PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`
const result = spawnSync('vite', ['build', ...arguments_.filter((word) => word !== '--if-needed')], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH },
})
if (result.status === 0) writeFileSync(stamp, now)
process.exit(result.status ?? 1)

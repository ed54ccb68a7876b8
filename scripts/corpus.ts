// Makes a corpus: a small network as a given commit leaves it, with what its people keep on paper and in their browsers. It is
// test data that every later version must open (test/corpus/README.md).
//
//   npm run corpus -- 0fe7ee2                    into test/corpus/0fe7ee2, in a checkout of its own with its own packages
//   npm run corpus -- 0fe7ee2 --out=DIR          into another folder
//   npm run corpus -- 0fe7ee2 --modules=DIR      with packages that are there already
//
// The story lies in test/corpus/made-by/COMMIT and is written against that commit's code, so nothing that is renamed since
// breaks it. It needs pg_dump of PostgreSQL 17 (PG_DUMP says where) and Chromium.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const root = join(import.meta.dirname, '..')
const corpus = join(root, 'test', 'corpus')
const {
  values,
  positionals: [commit = ''],
} = parseArgs({ allowPositionals: true, options: { out: { type: 'string' }, modules: { type: 'string' } } })
const story = join(corpus, 'made-by', commit)
if (!commit || !existsSync(story)) {
  const known = readdirSync(join(corpus, 'made-by')).join(', ')
  process.stderr.write(`Say a commit that has a story: ${known}. For another, copy one and adapt it.\n`)
  process.exit(2)
}

/** Runs a program in a folder; what it says is shown, and a failure ends everything. */
function run(cwd: string, [program = '', ...words]: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const { status } = spawnSync(program, words, { cwd, stdio: 'inherit', env: { ...process.env, ...env } })
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}`)
}

const work = mkdtempSync(join(tmpdir(), 'continuum-corpus-'))
const checkout = join(work, 'checkout')
const out = resolve(values.out ?? join(corpus, commit))
try {
  run(root, ['git', 'worktree', 'add', '--detach', checkout, commit])
  if (values.modules) symlinkSync(resolve(values.modules), join(checkout, 'node_modules'))
  else run(checkout, ['npm', 'ci', '--ignore-scripts=false'])
  run(checkout, [process.execPath, 'scripts/build.ts'])
  mkdirSync(join(checkout, 'corpus'))
  for (const name of readdirSync(story))
    cpSync(join(story, name), join(checkout, 'corpus', name.replace(/\.txt$/, '')))
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const minute = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString()
  run(checkout, [process.execPath, 'corpus/main.ts'], {
    CORPUS_FOLDER: join(work, 'data'),
    CORPUS_NOW: minute,
    CORPUS_OUT: out,
  })
  run(root, [join(root, 'node_modules/.bin/oxfmt'), out])
} finally {
  spawnSync('git', ['worktree', 'remove', '--force', checkout], { cwd: root })
  rmSync(work, { recursive: true, force: true })
}

// Switches on the hooks of .githooks in whoever's clone this is; imported by the scripts that everybody runs. Not where there is
// no clone (a release's archive), not on a build machine, and not over hooks that somebody has chosen.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const cwd = join(import.meta.dirname, '..')
const git = (...words: string[]) => spawnSync('git', words, { cwd, stdio: 'ignore' }).status

if (!process.env['CI'] && existsSync(join(cwd, '.git')) && git('config', '--get', 'core.hooksPath') === 1)
  git('config', 'core.hooksPath', '.githooks')

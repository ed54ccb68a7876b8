// What a release consists of: the program as it runs (source, built files, guides, packages of a production machine), without what only
// tests and builds need.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder, type Entry } from './archive.ts'
import { shippedPackages } from './production.ts'

const root = join(import.meta.dirname, '..')
const leftOut =
  /^(?:\.|test\/|e2e\/|bench\/|model\/|knip|stryker|playwright|redocly|vite|tsconfig\.(?:web|browser))|\.test\.tsx?$|\/test\//

export const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

const git = (...words: string[]): string => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim()

/** The time that everything in a release bears: that of its commit, or SOURCE_DATE_EPOCH. */
export const releaseTime = (): number =>
  Number(process.env['SOURCE_DATE_EPOCH'] ?? git('log', '-1', '--format=%ct'))

/** The commit of a release, and the tag of this version where one names it. */
export const commitAndTag = (): { commit: string; tag: string | undefined } => ({
  commit: git('rev-parse', 'HEAD'),
  tag: git('tag', '--points-at', 'HEAD')
    .split('\n')
    .find((tag) => tag === `v${version}`),
})

/** Throws where what would be released is not what a commit holds. */
export function checkClean(): void {
  if (git('status', '--porcelain') !== '')
    throw new Error('Files are changed that no commit holds: a release is made of a commit.')
}

/** The entries of a release under a folder's name. */
export function releaseTree(under: string): Entry[] {
  const dist = join(root, 'dist')
  if (!existsSync(join(dist, 'release.json'))) throw new Error('Nothing is built yet: npm run build')
  const tracked = git('ls-files')
    .split('\n')
    .filter((file) => !leftOut.test(file))
    .map((file): Entry => ({ name: `${under}/${file}`, from: join(root, file) }))
  const packages = shippedPackages().map((file): Entry => ({
    name: `${under}/${file}`,
    from: join(root, file),
  }))
  return [...tracked, ...packages, ...filesUnder(dist, `${under}/dist`)]
}

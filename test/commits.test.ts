// The rule for subjects of commits, the hook that holds new ones to it, and the list of those that broke it.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultOf, LENGTH, subjectOf, TYPES } from '../scripts/commit-rule.ts'

const root = join(import.meta.dirname, '..')

describe('a commit subject', () => {
  it.each([
    ...TYPES.map((type) => `${type}: say what changed`),
    'docs(protocol): list every statement of a case',
    'feat(cases, consent)!: ask anew when the law changes',
    `fix: ${'x'.repeat(LENGTH - 5)}`,
    `fix: ${'ü'.repeat(LENGTH - 5)}`,
  ])('is accepted: %s', (subject) => {
    expect(faultOf(subject)).toBeUndefined()
  })

  it.each([
    'What pages do is tried once more',
    'Fix: a capital letter',
    'fix(Cases): a capital letter in the scope',
    'fix : a blank before the colon',
    'fix:no blank after it',
    'fix: ',
    'fix(): an empty scope',
    'wip: not a type of ours',
    `fix: ${'x'.repeat(LENGTH - 4)}`,
    '',
  ])('is refused: %s', (subject) => {
    expect(faultOf(subject)).toBeDefined()
  })

  it('is the first line that an editor does not comment out', () => {
    expect(subjectOf('\n# Please enter a message\nfix: mend\n\nbecause\n')).toBe('fix: mend')
    expect(subjectOf('# nothing but comments\n')).toBe('')
  })
})

describe('a clone of this repository', () => {
  const clone = mkdtempSync(join(tmpdir(), 'commits-'))
  const { CI: _ci, ...inherited } = process.env
  const environment = { ...inherited, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
  const run = (command: string, words: readonly string[], more: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync(command, words, {
      cwd: clone,
      encoding: 'utf8',
      env: { ...environment, ...more },
    })
    return { status, said: stdout + stderr }
  }
  const who = ['-c', 'user.name=Mina', '-c', 'user.email=mina@example.org']
  const git = (...words: string[]) => run('git', [...who, ...words])
  const commit = (message: string, ...more: string[]) =>
    git('commit', '--allow-empty', '-m', message, ...more)
  const list = (more?: Record<string, string>) =>
    run(process.execPath, ['scripts/commits.ts', '--after', 'before'], more)

  beforeAll(() => {
    git('init', '--initial-branch=main')
    cpSync(join(root, '.githooks'), join(clone, '.githooks'), { recursive: true })
    cpSync(join(root, 'scripts'), join(clone, 'scripts'), { recursive: true })
    writeFileSync(join(clone, 'package.json'), '{ "type": "module" }')
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'))
    commit('What was there before the rule')
    git('tag', 'before')
  })
  afterAll(() => rmSync(clone, { recursive: true }))

  it('gets the hooks from the first script that runs, and keeps hooks that somebody chose', () => {
    expect(run(process.execPath, ['scripts/hooks.ts'], { CI: 'true' }).status).toBe(0)
    expect(git('config', 'core.hooksPath').said).toBe('')
    git('config', 'core.hooksPath', 'theirs')
    run(process.execPath, ['scripts/hooks.ts'])
    expect(git('config', 'core.hooksPath').said).toBe('theirs\n')
    git('config', '--unset', 'core.hooksPath')
    run(process.execPath, ['scripts/hooks.ts'])
    expect(git('config', 'core.hooksPath').said).toBe('.githooks\n')
  })

  it('accepts a commit that keeps the rule, refuses another and says why', () => {
    expect(commit('docs: say what changed').status).toBe(0)
    const refused = commit('Some changes')
    expect(refused.status).not.toBe(0)
    expect(refused.said).toContain('The subject "Some changes" is not "type(feature): what changed"')
  })

  it('accepts any commit where the rule’s program is not installed', () => {
    const folder = join(clone, 'node_modules')
    renameSync(folder, `${folder}.away`)
    const passed = commit('Nobody judges this').status
    git('reset', '--hard', 'HEAD~1')
    renameSync(`${folder}.away`, folder)
    expect(passed).toBe(0)
  })

  it('accepts a merge with any subject and does not list it', () => {
    git('switch', '-c', 'beside')
    commit('feat: work beside')
    git('switch', 'main')
    commit('feat: work meanwhile')
    expect(git('merge', '--no-ff', '-m', "Merge branch 'beside'", 'beside').status).toBe(0)
    expect(list()).toEqual({ status: 0, said: '3 commits after before, 0 of them against the rule.\n' })
  })

  it('lists a commit that bypassed the hook and fails until it is amended, but not in CI or once others have it', () => {
    commit('Past the hook', '--no-verify')
    const found = expect.stringContaining('Past the hook') as string
    expect(list()).toEqual({ status: 1, said: found })
    expect(list({ CI: 'true' })).toEqual({ status: 0, said: found })
    git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    expect(list()).toEqual({ status: 0, said: found })
  })

  it('says when its history does not go back to the first ruled commit', () => {
    expect(run(process.execPath, ['scripts/commits.ts', '--after', 'nowhere'])).toEqual({
      status: 0,
      said: 'No history back to nowhere: nothing to look at.\n',
    })
  })
})

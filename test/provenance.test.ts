// What a release says of where it comes from is what tools for it read: the fields of in-toto Statement v1 (spec/v1/statement.md) and of SLSA
// Provenance v1 (slsa.dev/spec/v1.0/provenance). A field that they do not know is refused here.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { changesOf, provenanceOf } from '../scripts/provenance.ts'

const root = join(import.meta.dirname, '..')
const sum = (digit: string) => digit.repeat(64)

const Digest = z.strictObject({
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  gitCommit: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional(),
})
const Resource = z.strictObject({
  name: z.string().optional(),
  uri: z.url().optional(),
  digest: Digest.refine((digest) => Object.keys(digest).length > 0),
})
const Statement = z.strictObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(Resource.required({ name: true })).min(1),
  predicateType: z.literal('https://slsa.dev/provenance/v1'),
  predicate: z.strictObject({
    buildDefinition: z.strictObject({
      buildType: z.url(),
      externalParameters: z.record(z.string(), z.unknown()),
      internalParameters: z.record(z.string(), z.unknown()),
      resolvedDependencies: z.array(Resource),
    }),
    runDetails: z.strictObject({ builder: z.strictObject({ id: z.url() }) }),
  }),
})

const inputs = {
  version: '9.9.9',
  commit: 'c'.repeat(40),
  tag: 'v9.9.9',
  lock: sum('1'),
  node: { version: '24.0.0', platform: 'linux-x64', sum: sum('2') },
  commands: [['npm', 'ci']],
  made: [{ name: 'continuum-9.9.9.tar.gz', sum: sum('a') }],
}

it('a release names what was made and of what, in the published form', () => {
  const statement = Statement.parse(provenanceOf(inputs))
  expect(statement.subject).toEqual([{ name: 'continuum-9.9.9.tar.gz', digest: { sha256: sum('a') } }])
  const [source, lock, node] = statement.predicate.buildDefinition.resolvedDependencies
  expect(source).toMatchObject({
    uri: 'git+https://codeberg.org/continuum/continuum@refs/tags/v9.9.9',
    digest: { gitCommit: inputs.commit },
  })
  expect(lock).toMatchObject({ name: 'package-lock.json', digest: { sha256: sum('1') } })
  expect(node).toMatchObject({ name: 'node', digest: { sha256: sum('2') } })
})

it('a trial without a tag claims none', () => {
  expect(JSON.stringify(provenanceOf({ ...inputs, tag: undefined }))).not.toContain('refs/tags')
})

it('the statement of one commit is the same twice', () => {
  expect(JSON.stringify(provenanceOf(inputs))).toBe(JSON.stringify(provenanceOf(inputs)))
})

it('what a version changed is its own part of the changelog, and this version has one', () => {
  const text =
    '# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2026-12-02\n\n### Added\n\n- One.\n\n## [1.0.0] - 2026-01-01\n\n- Older.\n'
  expect(changesOf('1.1.0', text)).toBe('## [1.1.0] - 2026-12-02\n\n### Added\n\n- One.\n')
  expect(() => changesOf('1.2.0', text)).toThrow('says nothing under a heading [1.2.0]')
  expect(() => changesOf('1.1.0', text.replace(' - 2026-12-02', ''))).toThrow('with its day')
  expect(() => changesOf('1.1.0', text.replace(/### Added\n\n- One.\n\n/, ''))).toThrow('says nothing')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  expect(changesOf(version, readFileSync(join(root, 'CHANGELOG.md'), 'utf8'))).toContain('### Added')
})

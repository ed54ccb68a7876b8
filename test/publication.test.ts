// What a catalogue, a package registry or a lawyer reads about this project says everywhere the same: name, version, license,
// address, languages. publiccode.yml is held to the standard's version 0.4 (https://yml.publiccode.tools).
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const LICENSE = 'AGPL-3.0-or-later'

const Description = z.strictObject({
  localisedName: z.string().optional(),
  shortDescription: z.string().min(1).max(150),
  longDescription: z.string().min(150).max(10_000),
  features: z.array(z.string().min(1)).min(1),
})
/** The keys of the standard that are used here, with its shapes; an unknown or misspelt key is refused. */
const PublicCode = z.strictObject({
  publiccodeYmlVersion: z.literal('0.4'),
  name: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
  softwareVersion: z.string(),
  platforms: z.array(z.enum(['web', 'windows', 'mac', 'linux', 'ios', 'android'])).min(1),
  categories: z
    .array(z.enum(['workflow-management', 'collaboration', 'document-management', 'task-management']))
    .min(1),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.literal('standalone/web'),
  intendedAudience: z.strictObject({
    scope: z.array(z.enum(['society', 'welfare', 'justice', 'healthcare', 'security'])),
  }),
  description: z.strictObject({ en: Description }),
  legal: z.strictObject({ license: z.string(), mainCopyrightOwner: z.string() }),
  maintenance: z.strictObject({
    type: z.enum(['internal', 'community']),
    contacts: z.array(z.strictObject({ name: z.string().min(1) })).min(1),
  }),
  localisation: z.strictObject({
    localisationReady: z.boolean(),
    availableLanguages: z.array(z.string().regex(/^[a-z]{2,3}(-\w+)*$/)).min(1),
  }),
  dependsOn: z.strictObject({
    open: z.array(
      z.strictObject({
        name: z.string(),
        version: z.string().optional(),
        versionMin: z.string().optional(),
      }),
    ),
  }),
})

const manifest = JSON.parse(read('package.json')) as {
  version: string
  license: string
  repository: { url: string }
  engines: { node: string }
}
const told = PublicCode.parse(parse(read('publiccode.yml')))

describe('the description of the project for software catalogues', () => {
  it('has one version, one address and the languages that exist', () => {
    expect(told.softwareVersion).toBe(manifest.version)
    expect(manifest.repository.url).toBe(`git+${told.url}.git`)
    const languages = globSync('locales/*.json', { cwd: root }).map((file) => basename(file, '.json'))
    expect(told.localisation.availableLanguages.toSorted()).toEqual(languages.toSorted())
  })

  it('names the same Node version as the package', () => {
    const node = told.dependsOn.open.find(({ name }) => name === 'Node.js')
    expect(manifest.engines.node).toBe(`>=${node?.versionMin}`)
  })

  it('names one license everywhere', () => {
    expect(manifest.license).toBe(LICENSE)
    expect(told.legal.license).toBe(LICENSE)
    expect(read('COPYRIGHT')).toContain(`SPDX-License-Identifier: ${LICENSE}\n`)
    expect(read('LICENSE')).toContain('GNU AFFERO GENERAL PUBLIC LICENSE')
    const openapi = JSON.parse(read('openapi.json')) as { info: { license: { identifier: string } } }
    expect(openapi.info.license.identifier).toBe(LICENSE)
  })

  it('covers every file by REUSE.toml, and names only existing files as somebody else’s, with their license', () => {
    const blocks = read('REUSE.toml').split('[[annotations]]').slice(1)
    const annotations = blocks.map((block) => ({
      path: /path = "(.+)"/.exec(block)?.[1] ?? '',
      license: /SPDX-License-Identifier = "(.+)"/.exec(block)?.[1] ?? '',
    }))
    expect(annotations[0]).toEqual({ path: '**', license: LICENSE })
    for (const { path, license } of annotations.slice(1)) {
      expect(existsSync(join(root, path)), path).toBe(true)
      expect(existsSync(join(root, 'LICENSES', `${license}.txt`)), license).toBe(true)
      expect(read('COPYRIGHT')).toContain(path)
    }
  })
})

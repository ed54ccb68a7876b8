// Every command as somebody types it who does not know it yet: asking for help does nothing else, and what is not understood
// is refused before anything is touched.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { helpOf, runCommand, understand, verb, type Verb } from '../bin/command-line.ts'
import { verbs } from '../bin/verbs.ts'
import { version } from '../src/http/about.ts'

/** Runs the table with commands that only remember that they ran. */
async function typed(...args: string[]) {
  const ran: string[] = []
  let out = ''
  let err = ''
  const code = await runCommand(args, {
    verbs: verbs.map((one): Verb => ({ ...one, run: () => (ran.push(one.name), 0) })),
    version,
    out: (text) => (out += text),
    err: (text) => (err += text),
  })
  return { code, out, err, ran }
}

/** What the command takes, each argument once. */
const good: Readonly<Record<string, string>> = {
  folder: './somewhere',
  days: '+31d',
  file: 'trail.jsonl',
  trail: '7',
  where: 'https://staff.example.org',
  address: 'https://staff.example.org',
  backup: 'network.backup',
  key: 'hana.key',
}
const argumentsOf = (one: Verb): string[] => one.arguments.map(({ name }) => good[name] ?? `no ${name} here`)

describe.each(verbs.map((one) => [one.name, one] as const))('continuum %s', (name, one) => {
  const words = name.split(' ')
  const rest = argumentsOf(one)

  it.each(['--help', '-h'])('prints its own help for %s, in any position, and does nothing', async (flag) => {
    for (const args of [
      [...words, flag],
      [...words, flag, ...rest],
      [...words, ...rest, flag, '--nonsense'],
      [flag, ...words],
    ]) {
      const { code, out, err, ran } = await typed(...args)
      expect([code, err, ran], args.join(' ')).toEqual([0, '', []])
      if (args[0] !== flag) expect(out).toBe(helpOf(one))
    }
  })

  it('prints the version and does nothing', async () => {
    expect(await typed(...words, ...rest, '--version')).toEqual({
      code: 0,
      out: `${version}\n`,
      err: '',
      ran: [],
    })
  })

  it('runs with the options that its help names', async () => {
    expect(await typed(...words, ...rest)).toMatchObject({ code: 0, ran: [name] })
    const flags = Object.entries(one.options).map(([option, { type }]) =>
      type === 'boolean' ? `--${option}` : `--${option}=value`,
    )
    expect(await typed(...words, ...rest, ...flags)).toMatchObject({ code: 0, ran: [name] })
    for (const { name: argument } of one.arguments) expect(helpOf(one)).toContain(`<${argument}>`)
    for (const option of Object.keys(one.options)) expect(helpOf(one)).toContain(`--${option}`)
  })

  it('refuses an unknown option, long or short, before and after its arguments', async () => {
    for (const flag of ['--nonsense', '--nonsense=yes', '-x', '--no-help']) {
      for (const args of [
        [...words, flag, ...rest],
        [...words, ...rest, flag],
      ]) {
        const { code, err, ran } = await typed(...args)
        expect([code, ran], args.join(' ')).toEqual([2, []])
        expect(err).toContain(`There is no option ${flag.split('=')[0]} here.`)
        expect(err).toContain(helpOf(one))
      }
    }
  })

  it('refuses a surplus and a missing argument', async () => {
    const wrong: [string[], string][] = []
    if (one.arguments.at(-1)?.count !== 'any')
      wrong.push([[...rest, 'surplus'], 'surplus is one word too many.'])
    const [first] = one.arguments
    if (first && first.count === undefined) wrong.push([[], `<${first.name}> is missing.`])
    for (const [args, said] of wrong)
      expect(await typed(...words, ...args)).toMatchObject({
        code: 2,
        ran: [],
        err: expect.stringContaining(said),
      })
  })

  it('refuses an option without its value and a value without an option', async () => {
    for (const [option, { type }] of Object.entries(one.options)) {
      const wrong =
        type === 'boolean'
          ? [[`--${option}=yes`]]
          : [[`--${option}`], [`--${option}=`], [`--${option}`, '-x']]
      for (const flags of wrong)
        expect(await typed(...words, ...rest, ...flags), flags.join(' ')).toMatchObject({ code: 2, ran: [] })
    }
  })
})

describe('the executable', () => {
  it('lists every command in its overview and refuses an unknown one', async () => {
    const { code, out } = await typed('--help')
    expect(code).toBe(0)
    for (const { name, summary } of verbs) {
      expect(out).toContain(`  ${name}`)
      expect(out).toContain(summary)
    }
    expect(await typed()).toMatchObject({ code: 2, out: '', err: out })
    expect(await typed('--version')).toMatchObject({ code: 0, out: `${version}\n` })
    for (const args of [['server'], ['server', '--help'], ['--reset', 'demo'], ['hsds'], ['hsds', 'eat']])
      expect(await typed(...args), args.join(' ')).toMatchObject({ code: 2, ran: [], out: '' })
    expect((await typed('hsds', '--help')).out).toContain('hsds export <folder>')
  })

  it('takes what follows two hyphens as an argument', () => {
    const one = verb({
      name: 'x',
      summary: 'x',
      arguments: [{ name: 'folder', about: '' }],
      options: {},
      run: () => 0,
    })
    expect(understand(one, ['--', '--help'])).toEqual({ options: {}, arguments: ['--help'] })
  })
})

describe('the executable in an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-help-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../bin/continuum.ts'), ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'] },
      encoding: 'utf8',
      timeout: 20_000,
    })

  it.each(verbs.map(({ name }) => [name]))('leaves nothing behind after `%s --help`', (name) => {
    const { status, stdout } = run(...name.split(' '), '--help')
    expect([status, stdout.startsWith(`continuum ${name}`)]).toEqual([0, true])
    expect(readdirSync(folder)).toEqual([])
  })

  it('makes nothing for `serve` without a database of one’s own and says what to do', () => {
    const { status, stderr } = run('serve')
    expect(status).toBe(1)
    for (const word of ['DATABASE_URL', '--embedded-database', 'continuum demo'])
      expect(stderr).toContain(word)
    expect(readdirSync(folder)).toEqual([])
  })
})

// What is added in one place is registered in one place. These are the registers, and what says so where a file that defines
// something stands in none of them, or where something registered has no words.

import { posix } from 'node:path'
import type { Machine } from '../src/tracks/define.ts'
import { clocksOf, personPageOf, type Field } from '../src/tracks/define.ts'
import { serviceCodes } from '../src/directory/kinds.ts'
import { importsOf, type SourceFile } from './architecture.ts'

/** How a file defines something that must be registered, and where. */
const kinds: { defines: RegExp; file?: RegExp; what: string; register: (path: string) => string }[] = [
  { defines: /"id"/, file: /\/pack\.json$/, what: 'a pack', register: () => 'jurisdictions/packs.ts' },
  {
    defines: /= defineMachine\(/,
    what: 'a process',
    register: (path) => posix.join(...path.split('/').slice(0, 2), 'machines.ts'),
  },
  { defines: /: Export = \{/, what: 'an export', register: () => 'src/app/exports.ts' },
  {
    defines: /^export const machines =/m,
    what: 'processes',
    register: (path) => path.replace('machines.ts', 'feature.ts'),
  },
]

/** Files that define something which no register holds, one sentence each. */
export function unregistered(files: readonly SourceFile[]): string[] {
  const imports = new Map(files.map((file) => [file.path, file]))
  const registers = (register: string, path: string) => {
    const file = imports.get(register)
    return file !== undefined && importsOf(file).includes(path)
  }
  return files
    .filter(
      ({ path }) => /^(jurisdictions|src\/(?!app\/|tracks\/|web\/))/.test(path) && !path.includes('.test.'),
    )
    .flatMap(({ path, text }) =>
      kinds
        .filter(
          ({ defines, file = /\.ts$/, register }) =>
            file.test(path) && defines.test(text) && !registers(register(path), path),
        )
        .map(({ what, register }) => `${path} defines ${what}, and ${register(path)} does not hold it`),
    )
}

const wordsOf = (code: string) => (serviceCodes.includes(code) ? `service.${code}` : `code.${code}`)

/** Every message that a process needs on the screens. */
export function wordsOfMachine(machine: Machine): string[] {
  // What time alone does has no button.
  const pressed = Object.entries(machine.moves).filter(([, { by }]) => by.some((side) => side !== 'system'))
  const steps = [machine.opens, ...Object.values(machine.moves)]
  return [
    `lane.${machine.lane}`,
    `${machine.kind}.name`,
    ...(machine.opens.elsewhere || machine.page ? [] : [`track.about.${machine.kind}`]),
    ...machine.states.map((state) => `${machine.kind}.state.${state}`),
    ...pressed.map(([move]) => `${machine.kind}.move.${move}`),
    ...['opened', ...Object.keys(machine.moves)].map((move) => `${machine.kind}.done.${move}`),
    ...clocksOf(machine).map((clock) => `clock.${clock}`),
    ...(machine.subkinds ?? []).map(wordsOf),
    ...Object.values(machine.moves).flatMap(({ refuses = [] }) => refuses.map((code) => `refused.${code}`)),
    ...steps
      .flatMap(({ ask = {} }) => Object.entries<Field>(ask))
      .flatMap(([name, field]) => [
        `ask.${name}`,
        ...('codes' in field && !('fact' in field) ? field.codes.map(wordsOf) : []),
      ]),
  ]
}

/** What a person is told about a process that they meet on their own page. */
export function wordsForPerson(machine: Machine): string[] {
  const about = machine.withoutPerson ? [] : [`person.about.${machine.kind}`]
  if (personPageOf(machine) === 'none') return about
  const states = machine.states.map((state) => `person.${machine.kind}.${state}`)
  return [...about, `person.kind.${machine.kind}`, ...states]
}

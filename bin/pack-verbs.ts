// The commands for packs, for whoever writes down the rules of a country and does not program: is a file in order, what differs,
// and a file to begin with. What a pack is called on the command line is an id of those that come with the program, or a file.

import { verb, type Verb } from './command-line.ts'
import type { WithDatabase } from './hsds-verbs.ts'

const pack = { about: 'the id of a pack that comes with the program (uk), or a file' } as const

/** `pack check`, `pack diff`, `pack export`, `pack import`. */
export const packVerbs = (withDatabase: WithDatabase): readonly Verb[] => [
  verb({
    name: 'pack check',
    summary: 'check a country’s rules: a file is taken whole, or refused by line and field',
    arguments: [{ name: 'pack', ...pack }],
    options: {},
    run: async ({ arguments: [name = ''] }) => (await import('./packs.ts')).checkPack(name),
  }),
  verb({
    name: 'pack diff',
    summary: 'say what differs between two countries’ rules, value by value',
    more: 'Exit code 1 where anything differs.',
    arguments: [
      { name: 'before', ...pack },
      { name: 'after', ...pack },
    ],
    options: {},
    run: async ({ arguments: [before = '', after = ''] }) =>
      (await import('./packs.ts')).comparePacks(before, after),
  }),
  verb({
    name: 'pack export',
    summary: 'print the file of a pack that comes with the program, to begin another with',
    arguments: [{ name: 'pack', about: 'its id (coe)' }],
    options: {},
    run: async ({ arguments: [id = ''] }) => (await import('./packs.ts')).exportPack(id),
  }),
  verb({
    name: 'pack import',
    summary: 'bring a country’s rules into this network, for two members to sign',
    more: 'It is checked whole first. Nothing changes by it: a coordinator or lawyer reads it under Rules of this country, and signs.',
    arguments: [{ name: 'file', about: 'a file of rules: a changed law (uk-r1), or a new country' }],
    options: {},
    run: async ({ arguments: [file = ''] }) => {
      const { importPack } = await import('./import-pack.ts')
      return withDatabase((database) => importPack(database, file))
    },
  }),
]

// The commands of a program that writes into a network: joining, and referring somebody.

import { verb, type Verb } from './command-line.ts'
import type { Terminal } from './refer.ts'

const keyFile = { name: 'key file', about: 'where its key file is' }

export const referVerbs = (terminal?: Terminal): Verb[] => [
  verb({
    name: 'program join',
    summary: 'join a network as a program of an organisation, by the invitation on standard input',
    more: 'Makes its keys and writes them into a new file that nobody else on this machine can read. docs/integrations.md says the rest.',
    arguments: [
      keyFile,
      {
        name: 'address',
        about: 'the address of the staff host (https://staff.example.org)',
        accepts: (address) => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol),
      },
    ],
    options: {},
    run: async ({ arguments: [path = '', address = ''] }) =>
      (await import('./refer.ts')).joinProgram(path, address, terminal),
  }),
  verb({
    name: 'refer',
    summary: 'send the referral on standard input into a network, as a program of an organisation',
    more: 'A JSON object; docs/integrations.md has one. Asked again under the same id, nothing is done twice.',
    arguments: [keyFile],
    options: { json: { type: 'boolean', about: 'what came of it as one JSON object on standard output' } },
    run: async ({ arguments: [path = ''], options }) =>
      (await import('./refer.ts')).referByFile(path, options.json, terminal),
  }),
]

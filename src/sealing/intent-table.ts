// The intents as docs/protocol.md lists them (test/protocol.test.ts): by what a recipient is proven, who reads, how the writer is known, and the
// test in which a server names somebody else. Never part of the vault itself.
import type { Intent } from './intent-shape.ts'

interface Told {
  proof: string
  reads: string
  author: 'signature' | 'key of the circle' | 'none'
  test: string
}

const LIES = 'test/malicious-server/intents.test.ts'
const TO_PEOPLE = 'test/malicious-server/intents-to-people.test.ts'
const SHOWN = 'a human was shown the signed name of the organisation, and pressed'

export const INTENTS: Readonly<Record<Intent['to'], Told>> = {
  self: {
    proof: 'the vault’s own key',
    reads: 'the writer',
    author: 'signature',
    test: 'src/sealing/intent.test.ts',
  },
  colleague: {
    proof: 'the log of the own organisation names them as a member now',
    reads: 'one colleague',
    author: 'signature',
    test: TO_PEOPLE,
  },
  caller: {
    proof: 'the log of the organisation names them as a member now; only a yes or a no can be said',
    reads: 'the person who called a conference',
    author: 'signature',
    test: TO_PEOPLE,
  },
  guest: {
    proof: 'the agenda that this vault signed names their organisation, and they signed that they come',
    reads: 'one guest of a conference',
    author: 'signature',
    test: TO_PEOPLE,
  },
  escort: {
    proof: SHOWN,
    reads: 'the person who brings somebody to a shelter',
    author: 'signature',
    test: TO_PEOPLE,
  },
  desk: { proof: SHOWN, reads: 'the desk that is told of somebody', author: 'signature', test: LIES },
  carrier: {
    proof: SHOWN,
    reads: 'the team that carries a process, and colleagues where a second one has to read',
    author: 'signature',
    test: LIES,
  },
  shelter: {
    proof: 'the newest signed step of the placement names the shelter as its other side',
    reads: 'a shelter that was asked for a bed, and colleagues',
    author: 'signature',
    test: LIES,
  },
  consultation: {
    proof: 'a survivor was shown the signed name of the organisation that asks, and pressed',
    reads: 'the organisation that asks survivors',
    author: 'key of the circle',
    test: LIES,
  },
  case_reader: {
    proof: 'the chain of the person’s own case names the circle',
    reads: 'a team that the person chose',
    author: 'none',
    test: LIES,
  },
  oversight: {
    proof:
      'the signed kind of the organisation is a coordination or a ministry, and its signed name was shown',
    reads: 'the body that oversees all',
    author: 'none',
    test: LIES,
  },
  council: {
    proof: 'the signed kind of the organisation is a survivors’ council, and its signed name was shown',
    reads: 'the council of survivors',
    author: 'none',
    test: LIES,
  },
}

/** The table as it stands in docs/protocol.md. */
export const intentTable = (): string =>
  [
    '| intent | proof | reads | author known by | test of a lie |',
    '|---|---|---|---|---|',
    ...Object.entries(INTENTS).map(
      ([name, { proof, reads, author, test }]) =>
        `| \`${name}\` | ${proof} | ${reads} | ${author} | \`${test}\` |`,
    ),
  ].join('\n')

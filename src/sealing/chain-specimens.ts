// One statement of each kind that is signed in a chain, by each set of rules, under fixed keys. For tests.
import type { Agreed } from './agreed.ts'
import { caseRules } from './case-chain.ts'
import { NO_CASE } from './case-shape.ts'
import { NO_HEAD, replay, state, type ChainPlace, type RuleSet, type Statement } from './chain.ts'
import { fixed, stranger, worker, type Specimen } from './specimen-cast.ts'
import { fromText, toText } from './text.ts'

async function chainStatement(rules: RuleSet): Promise<Specimen> {
  const place: ChainPlace = { network: 'lumenia', about: 'case', id: 'case-1' }
  const said = { t: 'close', at: '2026-03-01T10:00Z' }
  const { statement } = await state(place, { ...NO_HEAD, rules }, { by: { id: 'mira', sig: worker }, said })
  const head = { ...NO_HEAD, now: 'open' }
  const replayAt =
    (where: Partial<ChainPlace> = {}, changed: Partial<Statement> = {}, author = worker.publicKey) =>
    async (sealed: Uint8Array) => {
      const rules = { signer: () => [author], apply: (_now: string, { t }: { t: string }) => t }
      const told = { ...statement, signature: toText(sealed), ...changed }
      return (await replay({ ...place, ...where }, [told], rules, { from: head })).now
    }
  return {
    name: rules === 1 ? 'statement of a chain' : `statement of a chain by rules ${rules}`,
    first: rules,
    length: 65,
    sealed: fromText(statement.signature),
    open: replayAt(),
    says: 'close',
    elsewhere: {
      'another case': replayAt({ id: 'case-2' }),
      'an organisation’s log': replayAt({ about: 'organisation' }),
      'another network': replayAt({ network: 'other' }),
      'another text': replayAt({}, { body: statement.body.replace('close', 'erase') }),
      'another author': replayAt({}, {}, stranger),
    },
  }
}

/** A worker's word on Olena's yes: what it rests on is signed with it. */
async function grantStatements(): Promise<Specimen> {
  const place: ChainPlace = { network: 'lumenia', about: 'case', id: 'case-1' }
  const at = '2026-03-01T10:00Z'
  const mira = { id: 'mira', sig: worker }
  const from = { from: 1, log: 1 }
  const opened = { t: 'open', at, owner: 1, commits: { health: toText(fixed(34)) }, ...from }
  const first = await state(place, NO_HEAD, { by: mira, said: opened })
  const agreed: Agreed = { how: 'paper', language: 'uk', text: 'ab'.repeat(32), paper: 'cd'.repeat(32) }
  const terms = { compartments: ['health'], basis: 'consent', purpose: 'care', until: '2026-09-01' }
  const said = { t: 'grant', at, grant: 'doctor', to: 2, ...terms, agreed, ...from }
  const { statement } = await state(place, first.head, { by: mira, said })
  const replayAt =
    (where: Partial<ChainPlace> = {}, changed: Partial<Statement> = {}, author = worker.publicKey) =>
    async (sealed: Uint8Array) => {
      const people = {
        keyOf: () => ({ sig: author }),
        placeIn: () => ({}),
        houseHas: () => true,
        sizeOf: () => 2,
        isBound: () => true,
        hashAt: () => '',
      }
      const told = [first.statement, { ...statement, signature: toText(sealed), ...changed }]
      const { now } = await replay({ ...place, ...where }, told, caseRules(people), {
        from: {
          ...NO_HEAD,
          now: NO_CASE,
        },
      })
      return now.grants.get('doctor')?.agreed
    }
  const reworded = (text: string) => ({ body: statement.body.replace(agreed.text, text) })
  return {
    name: 'statement of a grant',
    length: 65,
    sealed: fromText(statement.signature),
    open: replayAt(),
    says: agreed,
    elsewhere: {
      'another case': replayAt({ id: 'case-2' }),
      'another network': replayAt({ network: 'other' }),
      'other words': replayAt({}, reworded('ef'.repeat(32))),
      'another paper': replayAt({}, { body: statement.body.replace('cdcd', 'cdce') }),
      'another author': replayAt({}, {}, stranger),
    },
  }
}

/** The statements of chains among the sealed objects. */
export const chainSpecimens = (): Promise<Specimen>[] => [
  chainStatement(1),
  chainStatement(2),
  grantStatements(),
]

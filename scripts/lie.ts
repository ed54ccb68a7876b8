// A server that lies, for an auditor: it stands before the running invented country (`npm start`) and changes what that one answers.
//
//   npm run lie                          the lies, what each is for and what an honest screen says of it
//   npm run lie -- note-changed          tells one of them, or several, at http://localhost:4606
//   npm run lie -- step-withheld --target=http://localhost:4600 --port=4606
import { argumentsOf } from './arguments.ts'
import { moves, ways, type Move } from './liar/moves.ts'
import { openLiar } from './liar/server.ts'

const asked = argumentsOf({ values: ['target', 'port'], words: moves.length })
const says = ({ shows, gap }: Move): string =>
  shows ? `“${shows.source}”` : `nothing: gap ${gap} of docs/threats.md`

if (asked.words.length === 0) {
  for (const move of moves)
    console.log(
      `${move.name}\n  hoped for: ${move.hope}\n  look: ${ways[move.look]}\n  the screen says: ${says(move)}`,
    )
  process.exit()
}
const chosen = asked.words.map((word) => moves.find(({ name }) => name === word))
const unknown = asked.words.filter((_, at) => chosen[at] === undefined)
if (unknown.length > 0) {
  console.error(
    `No lie is called ${unknown.join(', ')}. There are: ${moves.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}
const target = new URL(asked.value('target') ?? 'http://localhost:4600')
const port = Number(asked.value('port') ?? 4606)
const isThere = await fetch(target).then(
  () => true,
  () => false,
)
if (!isThere) {
  console.error(`Nobody answers at ${target.origin}. Start the invented country first: npm start`)
  process.exit(1)
}
await openLiar({
  target,
  port,
  moves: chosen as Move[],
  onLie: ({ name }, path) => console.log(`${name}: told in the answer to ${path.split('?')[0]}`),
})
console.log(`A server that lies: http://localhost:${port}`)
for (const move of chosen as Move[])
  console.log(`  ${move.name}: ${ways[move.look]}; the screen says ${says(move)}`)

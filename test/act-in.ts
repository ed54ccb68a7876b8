// Whether a test carries an act out or only reads what is written down: that a role stands in a list, that a question has a
// code. A list shows that somebody wrote a word, and not that anybody can do anything.
import { parseSync, Visitor, type ParseResult } from 'oxc-parser'

type Node = { type: string; start: number; end: number }
type Call = Node & { callee: Node; arguments: Node[] }

/** What a test may call without doing anything: comparing, looking a machine up, walking through a list. */
const looking = new Set(
  `expect machineOf packOf compartmentOf messagesOf
   map filter flatMap flat reduce slice indexOf push replaceAll localeCompare text json find some every sort toSorted includes join at concat split startsWith test
   from entries keys values fromEntries has get arrayContaining objectContaining stringMatching
   Set Map Date String Number Boolean getTime now`.split(/\s+/),
)
const compares = /^(to[A-Z]\w*|not|resolves|rejects)$/

const nameOf = (node: Node): string => {
  const { name, property, expression } = node as { name?: string; property?: Node; expression?: Node }
  if (name !== undefined) return name
  return property ? nameOf(property) : expression ? nameOf(expression) : ''
}
/** The word with which a call begins: `test` of `test.skip(…)` and of `test.each([…])(…)`. */
function firstOf(node: Node): string {
  const { object, callee } = node as { object?: Node; callee?: Node }
  return object ? firstOf(object) : callee ? firstOf(callee) : nameOf(node)
}
const wordsOf = (node: Node | undefined): string | undefined => {
  if (!node) return undefined
  const { value, quasis } = node as { value?: unknown; quasis?: { value: { cooked: string } }[] }
  return quasis ? quasis.map((one) => one.value.cooked).join('') : String(value)
}

function callsIn(program: ParseResult['program']): Call[] {
  const calls: Call[] = []
  const take = (call: Node) => calls.push(call as Call)
  new Visitor({ CallExpression: take, NewExpression: take }).visit(program)
  return calls
}

/** What is called in the test of this name but comparing and looking up; nothing where there is no such test. */
export function actsIn(path: string, text: string, title: string): string[] | undefined {
  const { program } = parseSync(path, text)
  const calls = callsIn(program)
  const test = calls.find(
    (call) =>
      ['it', 'test'].includes(firstOf(call.callee)) &&
      wordsOf(call.arguments[0])?.replace(/ @soak$/, '') === title,
  )
  if (!test) return undefined
  const within = (node: Node) => node.start > test.callee.end && node.end < test.end
  // What a test names for itself is judged by what stands in it.
  const own = new Set<string>()
  new Visitor({
    VariableDeclarator: (node) => {
      const { id } = node
      if (within(node) && id.type === 'Identifier') own.add(id.name)
    },
  }).visit(program)
  return calls
    .filter(within)
    .map((call) => nameOf(call.callee))
    .filter((name) => name !== '' && !looking.has(name) && !compares.test(name) && !own.has(name))
}

// Finds addresses of the public host that are written out in a program. They have names (src/api/addresses.ts): a digit in an
// address says nothing to whoever reads the program either, and one that is moved would go on standing elsewhere.

import { parseSync, Visitor } from 'oxc-parser'
import type { SourceFile } from './architecture.ts'

/** Stands where a template has a value. */
const value = '\uE000'
const digit = '/[1-8](?:/(?:[1-9](?!\\d)|p))?(?![\\w.-])'
const written = [
  // behind a language: /en/7, `/${language}/7/4`
  new RegExp(`(?:^|[^a-z])/(?:[a-z]{2}|${value})${digit}`),
  // alone, or behind a value: '/7/4', `${inLanguage}/7/4`
  new RegExp(`(?:^|["'(|${value}])${digit}`),
  // the quick exit
  new RegExp(`(?:^|["'${value}])/(?:x|w|e\\.js)(?=$|["'?#$\\]])`),
]

const isWritten = (text: string): boolean => written.some((pattern) => pattern.test(text))

/** The literals of a file that hold an address of the public host: strings, templates and patterns. */
export function addressLiterals({ path, text }: SourceFile): string[] {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]!.message}`)
  const found: string[] = []
  const judge = (said: string, { start, end }: { start: number; end: number }) => {
    if (isWritten(said)) found.push(`${path}: ${text.slice(start, end).slice(0, 80)}`)
  }
  new Visitor({
    Literal(node) {
      if (typeof node.value === 'string') judge(node.value, node)
      else if ('regex' in node && node.regex) judge(node.regex.pattern.replaceAll('\\/', '/'), node)
    },
    TemplateLiteral(node) {
      judge(node.quasis.map((part) => part.value.raw).join(value), node)
    },
  }).visit(program)
  return found
}

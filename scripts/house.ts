// Measures the house: writes the figures of this tree into docs/house.md, or prints those of another one.
//
//   npm run house -- [FOLDER]
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { foldersInCircle, placesOf } from '../test/house.ts'
import { argumentsOf } from './arguments.ts'

const ours = join(import.meta.dirname, '..')
const root = argumentsOf({ words: 1 }).words[0] ?? ours
const read = (pattern: string) =>
  globSync(pattern, { cwd: root }).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const files = read('src/**/*.{ts,tsx}').filter(({ path }) => !/\.test\.tsx?$/.test(path))
const places = placesOf(files, read('{src,migrations}/**/*.sql'))
const figures = {
  'features and foundations in a circle': foldersInCircle(files).length,
  'flat files of web/': files.filter(({ path }) => /^src\/web\/[^/]+$/.test(path)).length,
  ...Object.fromEntries(Object.entries(places).map(([what, found]) => [what, found.length])),
}
for (const [what, count] of Object.entries(figures)) console.log(`${String(count).padStart(5)}  ${what}`)
if (root === ours) {
  const page = join(ours, 'docs', 'house.md')
  // The last cell of a row is what is true now.
  const rows = readFileSync(page, 'utf8')
    .split('\n')
    .map((row) => {
      const found = Object.entries(figures).find(([what]) => row.startsWith(`| ${what} |`))
      return found ? row.replace(/\d+ \|$/, `${found[1]} |`) : row
    })
  writeFileSync(page, rows.join('\n'))
}

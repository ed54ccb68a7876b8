// Measures the house: the figures of docs/house.md, of this tree or of another one.
//
//   npm run house -- [FOLDER]
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { foldersInCircle, placesOf } from '../test/house.ts'

const root = process.argv[2] ?? join(import.meta.dirname, '..')
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

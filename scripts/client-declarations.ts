// The types of the package `@continuum/client`: what TypeScript declares of its entries and of every file that these name, with the
// validator's own, so that nothing has to be installed beside it.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { makeTemporaryFolder } from './temporary-folder.ts'

const root = join(import.meta.dirname, '..')
/** Which endpoints there are is declared here, into a file that the entries name. */
const contract = 'src/app/contract.ts'
const named = /(\b(?:from|import|declare module)\s*\(?\s*)(['"])([^'"\n]+)\2/g

/** Where the file lies that another one names. */
function foundFrom(file: string, name: string): string | undefined {
  // Comments of the validator name a part that it does not have.
  const ofValidator = join(root, 'node_modules', name, 'index.d.ts')
  if (/^zod(?:\/|$)/.test(name)) return existsSync(ofValidator) ? ofValidator : undefined
  if (!name.startsWith('.')) return undefined
  const path = join(dirname(file), name.replace(/\.(?:tsx?|js)$/, '.d.ts'))
  if (!existsSync(path)) throw new Error(`${relative(root, file)} names types that are nowhere: ${name}`)
  return path
}

/** Declares everything that the entries reach, into a folder. */
function declare(starts: readonly string[], into: string): void {
  const config = join(into, 'tsconfig.json')
  const options = { incremental: false, noEmit: false, declaration: true, emitDeclarationOnly: true }
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.server.json'),
      compilerOptions: {
        ...options,
        outDir: into,
        rootDir: root,
        tsBuildInfoFile: null,
        typeRoots: [join(root, 'node_modules', '@types')],
      },
      include: [],
      exclude: [],
      files: starts.map((file) => join(root, file)),
    }),
  )
  const told = spawnSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', config], { encoding: 'utf8' })
  if (told.status !== 0) throw new Error(told.stdout)
}

/** Writes the types of some entries below a folder, in the places that they have in the source. */
export function writeTypes(starts: readonly string[], to: string): void {
  const all = makeTemporaryFolder()
  try {
    declare([...starts, contract], all)
    const placeOf = (file: string): string =>
      file.startsWith(all)
        ? relative(all, file)
        : join('zod', relative(join(root, 'node_modules', 'zod'), file))
    const files = new Set([...starts, contract].map((file) => join(all, file.replace(/\.ts$/, '.d.ts'))))
    for (const file of files) {
      const text = readFileSync(file, 'utf8').replaceAll(
        named,
        (whole, before: string, _quote, name: string) => {
          const found = foundFrom(file, name)
          if (!found) return whole
          files.add(found)
          const path = relative(dirname(placeOf(file)), placeOf(found)).replace(/\.d\.ts$/, '.js')
          return `${before}'${path.startsWith('.') ? path : `./${path}`}'`
        },
      )
      const place = join(to, placeOf(file))
      mkdirSync(dirname(place), { recursive: true })
      // An entry has the endpoints, whatever else it names.
      const isStart = starts.some((start) => placeOf(file) === start.replace(/\.ts$/, '.d.ts'))
      writeFileSync(place, isStart ? `import '../contract.js'\n${text}` : text)
    }
  } finally {
    rmSync(all, { recursive: true, force: true })
  }
}

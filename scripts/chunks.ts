// Into which files the staff screens are packed: by what is needed together. On a slow line each file costs a round of its own, or its
// share of one, and small ones compress badly. A group takes what its screens need with it, but for what stands in a group before it.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { partsOfCases, speltOut } from './staff-words.ts'

const root = join(import.meta.dirname, '..')

/** Files that features show in the slots that these files name. */
function shownIn(...slotFiles: readonly string[]): string[] {
  const names = slotFiles.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^export const (\w+) = slot[<(]/gm)].map(
      ([, name]) => name,
    ),
  )
  const filled = new RegExp(`fill\\(\\s*(?:${names.join('|')}),\\s*\\(\\) => import\\('([^']+)'\\)`, 'g')
  return globSync('src/*/ui/feature.ts', { cwd: root }).flatMap((file) =>
    [...speltOut(file).matchAll(filled)].map(([, path]) => join(file, '..', path!)),
  )
}

/** What everybody meets on the way from the passphrase to *My work*. */
const rooms = () => [
  'src/app/workspace.tsx',
  'src/client/law.ts',
  'src/client/witnesses.ts',
  'src/tracks/due-days.ts',
  'src/web/controls/menu-list.tsx',
  'src/web/session/background-run.ts',
  'src/web/session/changes.ts',
  'src/web/session/enter-here.ts',
  'src/web/session/entry-ahead.ts',
  'src/web/session/reauthenticate-dialog.tsx',
  'src/web/session/rotation.ts',
  'src/web/session/take-up-circles.ts',
  'src/web/shell/workspace-layout.tsx',
  'src/work/ui/checked-duties.ts',
  'src/work/ui/my-work.tsx',
  ...shownIn('src/web/shell/frame-slots.ts', 'src/web/shell/work-slots.ts'),
]

/** Beside what features bring to a case: its pages, and what opens over them. */
const ofCases =
  /^src\/(?:cases\/ui|web\/track)\/|^src\/care\/client\/note-contact\.ts$|^src\/caseload\/ui\/way-there\.tsx$/

/** Of these a screen brings along what writes tables. */
const withTables =
  'audit|care|caseload|coordination|directory|funding|measures|oversight|solutions|statistics'
/** Of these a screen brings along what checks an input. */
const withChecks = 'encounters|webhooks'
/** The other screens, by who opens them in one go; what alone brings a library along stands behind the others. */
const areas = {
  help: /^src\/(?:care\/ui\/(?!report)|encounters\/ui\/(?!encounter\.)|(?:identification|referrals|safety|shelter|stay|visits|households)\/ui\/)/,
  justice: /^src\/(?:claims|documents|instruments|law|papers|proceedings|labour)\/ui\//,
  house:
    /^src\/(?:accounts|approvals|assignments|organisations|people|policies|rota|training|witnesses)\/ui\//,
  others: new RegExp(`^src/(?!${withTables}|${withChecks})[a-z-]+/ui/`),
  figures: new RegExp(`^src/(?:${withTables})/ui/`),
  checked: new RegExp(`^src/(?:${withChecks})/ui/`),
}

/** Our own modules but for those that bring a library along. */
const plain = new RegExp(
  `^src/(?!${withTables}|${withChecks}|attachments|[a-z-]+/[a-z-]*api\\.ts|api/(?:endpoint|write-csv)).*\\.tsx?$`,
)

const below = (id: string): string => id.slice(root.length).replace(/^\//, '').replace(/\?.*$/, '')

/** The groups, the first one first; all of them are closed, so that no file waits for one that waits for it. */
export function chunkGroups() {
  const [inRooms, inCases] = [new Set(rooms()), new Set(partsOfCases())]
  const screens = (id: string) => id.startsWith(root) && !id.includes('node_modules') && id.endsWith('.tsx')
  return [
    { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
    { name: 'words', test: /node_modules[\\/](intl-messageformat|@formatjs)[\\/]/ },
    { name: 'front', tags: ['$initial'] as ['$initial'] },
    { name: 'rooms', test: (id: string) => inRooms.has(below(id)) },
    { name: 'case', test: (id: string) => inCases.has(below(id)) || ofCases.test(below(id)) },
    // What several screens need of the others.
    { name: 'shared', test: (id: string) => plain.test(below(id)), minShareCount: 3 },
    ...Object.entries(areas).map(([name, of]) => ({
      name,
      test: (id: string) => screens(id) && of.test(below(id)),
    })),
  ]
}

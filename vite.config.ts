// Builds what browsers run, all with one `vite build`: the staff screens (dist/staff), the workers that hold keys,
// each as one file under a name that never changes because it has a content policy of its own (dist/workers, served at
// /workers/), and the islands of the public pages (dist/public). Everything works under a policy without inline script,
// inline style and eval. No validator is among it: codes stand apart from schemas (see consent/terms.ts).
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type BuildEnvironmentOptions, type EnvironmentOptions, type Plugin } from 'vite'
import { bundledPackages } from './scripts/bundled.ts'
import {
  aboutTable,
  contractTable,
  featureTables,
  languagesTable,
  packFiles,
  words,
} from './scripts/browser-tables.ts'
import { chunkGroups } from './scripts/chunks.ts'
import { viewerData } from './scripts/viewer-data.ts'
import { packageWords, staffLanguages } from './scripts/staff-words.ts'

const root = import.meta.dirname
const at = (path: string) => join(root, path)

/** Worker name → source. The name is the address: `/workers/vault.js`. */
const workers = {
  vault: 'src/sealing/vault.worker.ts',
  words: 'src/sealing/words.worker.ts',
  receipt: 'src/sealing/receipt.worker.ts',
  // The same two for browsers whose WebCrypto lacks the curves; no other one fetches them.
  'vault-old': 'src/sealing/vault-old.worker.ts',
  'receipt-old': 'src/sealing/receipt-old.worker.ts',
  passphrase: 'src/sealing/passphrase.worker.ts',
  table: 'src/caseload/table.worker.ts',
  // The service worker of the staff host, served at its root (src/http/files.ts).
  field: 'src/web/offline/field.worker.ts',
}
/** The script of the file that a place outside is given: written into that file by the browser that makes it, and run nowhere else. */
const opener = 'src/packages/ui/opener/opener.ts'
/** Island name → source. The address is `/islands/<name>.js` on the public host; not every one exists from the first day. */
const islands = {
  'seal-report': 'src/identification/ui/seal-report.ts',
  live: 'src/identification/ui/live.ts',
  'own-page': 'src/portal/ui/own-page.ts',
  hear: 'src/web/island/hear.ts',
  'old-browser': 'src/sealing/old-browser.ts',
}
/** What the viewer host serves (src/http/viewer.ts): the script of its page, and the worker that draws, as classic scripts. */
const viewer = {
  frame: 'src/web/viewer/frame.ts',
  pages: 'src/web/viewer/pages.worker.ts',
}
const present = (sources: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(sources).flatMap(([name, path]) => (existsSync(at(path)) ? [[name, at(path)]] : [])),
  )

/** Where it goes: scripts/build.ts names a folder that takes the place of the old one when all of it is there. */
const into = process.env['BUILD_FOLDER'] ?? 'dist'

/** The telephones of whoever asks for help, some of which never get anything newer. Newer built-ins: `missing-built-ins.ts`. */
const oldest = ['chrome98', 'firefox114', 'safari15.4']

/** What every part has in common. The targets all know light-dark(), nesting and container queries. */
const build = (outDir: string, more: BuildEnvironmentOptions): BuildEnvironmentOptions => ({
  outDir: at(`${into}/${outDir}`),
  emptyOutDir: true,
  sourcemap: false,
  target: 'es2024',
  cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
  modulePreload: { polyfill: false },
  assetsInlineLimit: 0,
  reportCompressedSize: false,
  ...more,
})

const staff: EnvironmentOptions = {
  build: build('staff', {
    manifest: true,
    rolldownOptions: {
      input: at('src/app/staff.html'),
      output: { codeSplitting: { groups: chunkGroups() } },
    },
  }),
}

const worker = (name: string, source: string): EnvironmentOptions => ({
  consumer: 'client',
  ...(source === at(opener) && { define: { PACKAGE_WORDS: JSON.stringify(packageWords()) } }),
  build: build('workers', {
    // What an old browser loads: the words are stretched by the same worker everywhere.
    ...(/-old$|^words$/.test(name) && { target: oldest }),
    // All write into one folder, one after the other.
    emptyOutDir: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: { [name]: source },
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  }),
})

const island = (name: string, source: string): EnvironmentOptions => ({
  consumer: 'client',
  build: build(`public/${name}`, {
    target: oldest,
    manifest: true,
    copyPublicDir: false,
    rolldownOptions: {
      input: { [name]: source },
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  }),
})

const viewerScript = (name: string, source: string): EnvironmentOptions => ({
  // Else Vite wraps what pdf.js loads by itself into a helper that looks for a document.
  consumer: 'server',
  resolve: { noExternal: true },
  build: build('viewer', {
    // Both write into one folder, one after the other.
    emptyOutDir: false,
    copyPublicDir: false,
    minify: true,
    rolldownOptions: {
      input: { [name]: source },
      // Where pdf.js asks for its own address it is asked nothing: it is told everything.
      transform: { define: { 'import.meta': '{}' } },
      output: { entryFileNames: '[name].js', format: 'iife', codeSplitting: false },
    },
  }),
})

/** In development the workers come from their sources, under the same addresses as when built. */
const workersWhileDeveloping: Plugin = {
  name: 'continuum-workers',
  apply: 'serve',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const name = /^\/workers\/([a-z-]+)\.js$/.exec(request.url ?? '')?.[1]
      const source = Object.entries(workers).find(([known]) => known === name)?.[1]
      if (source) request.url = `/@fs${at(source)}`
      next()
    })
  },
}

/** The staff page answers every address while developing, as the server does when built. */
const staffPage: Plugin = {
  name: 'continuum-staff-page',
  apply: 'serve',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.headers.accept?.includes('text/html')) request.url = '/staff.html'
      next()
    })
  },
}

/** Asked for two thousand files of each build, and each answer reads every file of messages. */
const spoken = new Set(staffLanguages().map(({ tag }) => tag.split('-')[0]))

/** react-aria's own words come in 34 languages; those in which we have no screens would only weigh. */
const ariaLanguages: Plugin = {
  name: 'continuum-aria-languages',
  enforce: 'pre',
  load(id) {
    const [, tag] =
      /react-(?:aria|stately)(?:-components)?[\\/].*intl[\\/].*[\\/]([a-z]{2})-[A-Z]{2}\.m?js$/.exec(id) ?? []
    const other = tag !== undefined && !spoken.has(tag)
    return other ? 'export default {}' : null
  },
}

/**
 * Every style sheet says the order of the layers itself: which of them a page loads first changes with what is shared
 * between the screens, and the first one would decide. Our policy allows no inline style that could say it once.
 */
const layerOrder: Plugin = {
  name: 'continuum-layer-order',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'asset' && file.fileName.endsWith('.css'))
        file.source = `@layer reset,tokens,base,controls,screens;${String(file.source)}`
  },
}

const named = (
  sources: Record<string, string>,
  kind: string,
  make: (name: string, source: string) => EnvironmentOptions,
) =>
  Object.fromEntries(
    Object.entries(present(sources)).map(([name, source]) => [
      `${kind}_${name.replaceAll('-', '_')}`,
      make(name, source),
    ]),
  )

export default defineConfig({
  root: at('src/app'),
  base: '/',
  cacheDir: at('node_modules/.vite'),
  publicDir: false,
  plugins: [
    react(),
    contractTable,
    featureTables,
    languagesTable,
    aboutTable,
    packFiles,
    words,
    ariaLanguages,
    layerOrder,
    bundledPackages,
    viewerData,
    workersWhileDeveloping,
    staffPage,
  ],
  environments: {
    client: staff,
    ...named({ ...workers, opener }, 'worker', worker),
    ...named(islands, 'island', island),
    ...named(viewer, 'viewer', viewerScript),
  },
  builder: {},
  server: {
    port: 4610,
    strictPort: true,
    fs: { allow: [root] },
    proxy: { '^/api/': 'http://localhost:4600' },
  },
})

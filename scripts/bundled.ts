// Writes down which packages stand in the built files, beside each part of the build, so that the list of parts of a release
// (`npm run sbom`) names them too. The lists lie in `.vite/`, which nobody is served.

import type { Plugin } from 'vite'

/** `…/node_modules/pg/lib/index.js` → `node_modules/pg`; a package within a package keeps its whole place. */
export function placeOf(path: string): string | undefined {
  return /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
}

export const bundledPackages: Plugin = {
  name: 'continuum-bundled-packages',
  apply: 'build',
  generateBundle(_options, bundle) {
    const paths = Object.values(bundle).flatMap((file) =>
      file.type === 'chunk'
        ? Object.entries(file.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []))
        : file.originalFileNames,
    )
    const places = paths.flatMap((path) => placeOf(path) ?? [])
    this.emitFile({
      type: 'asset',
      fileName: `.vite/bundled-${this.environment.name}.json`,
      source: `${JSON.stringify([...new Set(places)].toSorted(), null, 2)}\n`,
    })
  },
}

// Which parts of npm's list (CycloneDX) a release has, and where each stands: installed on a production machine, bundled into
// what browsers get, or both.

export interface Part {
  'bom-ref': string
  scope?: string
  properties?: { name: string; value: string }[]
}

export interface Sbom {
  metadata: { component: { 'bom-ref': string } }
  components: Part[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

/** The list without what only checks, tests and builds need. Throws where a part that a release has is not in it. */
export function releaseParts(
  whole: Sbom,
  { installed, bundled }: Record<'installed' | 'bundled', ReadonlySet<string>>,
): Sbom {
  const known = new Set(whole.components.map((part) => part['bom-ref']))
  const lost = [...installed, ...bundled].filter((reference) => !known.has(reference))
  if (lost.length > 0) throw new Error(`npm does not list ${lost.join(', ')}: npm ci, and build again`)
  const kept = (reference: string): boolean => installed.has(reference) || bundled.has(reference)
  const components = whole.components
    .filter((part) => kept(part['bom-ref']))
    .map((part): Part => {
      const others = (part.properties ?? []).filter(({ name }) => name !== 'cdx:npm:package:development')
      const where = [
        ...(installed.has(part['bom-ref']) ? ['installed'] : []),
        ...(bundled.has(part['bom-ref']) ? ['bundled'] : []),
      ]
      const ours = where.map((value) => ({ name: 'continuum:part', value }))
      return { ...part, scope: 'required', properties: [...others, ...ours] }
    })
  const itself = whole.metadata.component['bom-ref']
  const dependencies = whole.dependencies
    .filter(({ ref }) => ref === itself || kept(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(kept) }))
  return { ...whole, components, dependencies }
}
